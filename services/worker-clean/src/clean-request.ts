import type { ObjectStoreConfig } from '@assay/storage'
import type { Prepared } from '@assay/model'
import type { PipelineOrder } from '@assay/shared'

/** A thread opens the object store itself: bytes stream from it and never pass the main loop. */
export interface CleanRequest { readonly order: PipelineOrder, readonly store: ObjectStoreConfig }

export interface CleanResponse { readonly prepared: Prepared, readonly columns: number }

/** Told while it goes on: 0 to 1. */
export interface CleanProgress { readonly progress: number }
