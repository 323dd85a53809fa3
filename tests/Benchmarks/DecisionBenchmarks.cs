using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Benchmarks;

/// <summary>
/// One decision on a participant with twenty consents and some restrictions, promised in less than 2 µs, against only
/// looking at each of them once.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class DecisionBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private ConsentState _state = null!;
    private ProposedDisclosure _permitted = null!;
    private ProposedDisclosure _denied = null!;

    public static Task RunAsync()
    {
        BenchmarkRunner.Run<DecisionBenchmarks>(DefaultConfig.Instance.AddJob(
            Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return Task.CompletedTask;
    }

    [GlobalSetup]
    public void Prepare()
    {
        var participant = Guid.CreateVersion7();
        var recipients = ConsentSamples.Ids(ConsentSamples.Consents);
        var community = Guid.CreateVersion7();
        _state = new ConsentState(
            [.. recipients.Select(recipient => ConsentSamples.Granted(participant, community, recipient, Now))],
            [
                .. recipients.Take(ConsentSamples.Restrictions)
                    .Select(recipient => ConsentSamples.Denied(participant, recipient, Now)),
            ],
            []);
        // The last to be found, past restrictions that concern others; and the same as a restriction forbids it.
        _permitted = ConsentSamples.Proposed(participant, community, recipients[^1]);
        _denied = ConsentSamples.Proposed(participant, community, recipients[0]);
        if (!Decide(_permitted).IsPermitted || Decide(_denied).IsPermitted)
            throw new InvalidOperationException("The samples decide otherwise than they say.");
    }

    [Benchmark(Baseline = true), BenchmarkCategory("permit")]
    public int PermitCeiling() => Look();

    [Benchmark, BenchmarkCategory("permit")]
    public bool Permit() => Decide(_permitted).IsPermitted;

    [Benchmark(Baseline = true), BenchmarkCategory("denial")]
    public int DenialCeiling() => Look();

    [Benchmark, BenchmarkCategory("denial")]
    public bool Deny() => Decide(_denied).IsPermitted;

    private Decision Decide(ProposedDisclosure proposed) =>
        DisclosureDecisions.Decide(_state, proposed, Now);

    private int Look()
    {
        var seen = 0;
        for (var i = 0; i < _state.Consents.Count; i++)
        {
            if (_state.Consents[i].ParticipantId == _permitted.ParticipantId) seen++;
        }
        for (var i = 0; i < _state.Restrictions.Count; i++)
        {
            if (_state.Restrictions[i].ParticipantId == _permitted.ParticipantId) seen++;
        }
        return seen;
    }
}
