using CareBridge.Benchmarks;
using CareBridge.Benchmarks.Messaging;
using CareBridge.Benchmarks.Sizes;

var all = new Dictionary<string, Func<Task>>
{
    ["json"] = JsonBenchmarks.RunAsync,
    ["start"] = ColdStart.RunAsync,
    ["latency"] = Latency.RunAsync,
    ["throughput"] = Throughput.RunAsync,
    ["reads"] = Reads.RunAsync,
    ["scale"] = Scale.RunAsync,
    ["size"] = GrowingNetwork.RunAsync,
    ["decision"] = DecisionBenchmarks.RunAsync,
    ["questions"] = Questions.RunAsync,
    ["accounting"] = Accounting.RunAsync,
    ["overhead"] = Overhead.RunAsync,
    ["export"] = Exporting.RunAsync,
    ["match"] = Matching.RunAsync,
    ["import"] = Importing.RunAsync,
    ["messages"] = Messages.RunAsync,
    ["check-ins"] = CheckIns.RunAsync,
    ["escalations"] = Escalations.RunAsync,
    ["pages"] = Pages.RunAsync,
};
if (args is [CeilingServer.Verb, { } address, { } connection])
    return await CeilingServer.RunAsync(address, connection);
if (args is [UnguardedServer.Verb]) return await UnguardedServer.RunAsync();

var chosen = args.Length == 0 ? all.Keys.ToList() : [.. args];
if (chosen.Find(name => !all.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. There are: {string.Join(", ", all.Keys)}.");
    return 64;
}
var results = Environment.GetEnvironmentVariable("BENCH_RESULTS") is { } path
    ? new ResultsFile(path, Environment.GetEnvironmentVariable("BENCH_COMMIT")!)
    : null;
foreach (var name in chosen) await (results?.KeepAsync(name, all[name]) ?? all[name]());
return 0;
