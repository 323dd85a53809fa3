// Many of the tests wait for a database, a broker or a clock, and leave a core to others meanwhile.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
