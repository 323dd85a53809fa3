using CareBridge.Benchmarks;

var all = new Dictionary<string, Func<Task>>
{
    ["json"] = JsonBenchmarks.RunAsync,
    ["start"] = ColdStart.RunAsync,
    ["latency"] = Latency.RunAsync,
    ["throughput"] = Throughput.RunAsync,
    ["reads"] = Reads.RunAsync,
    ["scale"] = Scale.RunAsync,
    ["decision"] = DecisionBenchmarks.RunAsync,
    ["questions"] = Questions.RunAsync,
    ["accounting"] = Accounting.RunAsync,
    ["overhead"] = Overhead.RunAsync,
    ["export"] = Exporting.RunAsync,
    ["match"] = Matching.RunAsync,
    ["import"] = Importing.RunAsync,
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
foreach (var name in chosen) await all[name]();
return 0;
