// Each story starts processes of its own; two at a time would only measure how well two cores can be shared.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
