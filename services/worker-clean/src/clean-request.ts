import type { ObjectStoreConfig } from '@assay/storage'
import type { Prepared } from '@assay/model'
import type { CleaningRecord, ErrorRecord, PipelineOrder } from '@assay/shared'

/** A thread opens the object store itself: bytes stream from it and never pass the main loop. */
export interface CleanRequest { readonly order: PipelineOrder, readonly store: ObjectStoreConfig }

/** Rows that trials can learn from, or why none may: a certain leak. Either way the file has been read and described. */
export type CleanResponse = { readonly columns: number, readonly cleaning: CleaningRecord } & ({ readonly prepared: Prepared } | { readonly refused: ErrorRecord })

/** Told while it goes on: 0 to 1. */
export interface CleanProgress { readonly progress: number }
