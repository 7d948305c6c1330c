/** One queue for each worker service; a queue carries one kind of job. */
export const queueNames = ['clean', 'train', 'evaluate'] as const
export type QueueName = typeof queueNames[number]

export const jobStates = ['waiting', 'active', 'delayed', 'waiting-children', 'completed', 'failed'] as const
export type JobState = typeof jobStates[number]
