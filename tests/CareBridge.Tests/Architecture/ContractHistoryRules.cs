using CareBridge.Contracts;
using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>
/// The contracts of the last release hold. With <c>CAREBRIDGE_RELEASE=1</c>, as is done when one is released, those of
/// now become them (infra/docs/upgrading.md).
/// </summary>
public sealed class ContractHistoryRules
{
    private const string Variable = "CAREBRIDGE_RELEASE";

    private static readonly string File = RepositoryRoot.PathTo(
        "tests/CareBridge.Tests/Architecture/released-contracts.txt");

    private static readonly string[] Released =
    [
        "CareBridge.Contracts.WeatherChanged", "  required Day: Guid", "  Rain: Nullable<Int32>", "  Sky: Sky",
        "  Wind: Int64", "CareBridge.Contracts.Sky", "  Grey", "  Blue",
        "CareBridge.Contracts.IForecasts", "  AskAsync(Guid): Task<Sky>",
    ];

    [Fact]
    public void What_the_last_release_says_and_understands_is_still_said_and_understood()
    {
        var current = ContractHistory.Lines(typeof(SealedContent).Assembly.GetExportedTypes()).ToList();
        if (Environment.GetEnvironmentVariable(Variable) == "1") System.IO.File.WriteAllLines(File, current);

        var released = System.IO.File.ReadAllLines(File);

        Assert.True(released.Length > 500, "The list of what was released is all but empty.");
        Assert.Empty(ContractHistory.Breaches(released, current));
    }

    [Theory]
    [InlineData("  Wind: Int64", null, "WeatherChanged.Wind is gone or renamed")]
    [InlineData("  Wind: Int64", "  Gusts: Int64", "WeatherChanged.Wind is gone or renamed")]
    [InlineData("  Wind: Int64", "  Wind: Int32", "WeatherChanged.Wind was Int64 and is Int32")]
    [InlineData("  Rain: Nullable<Int32>", "  Rain: Int32", "WeatherChanged.Rain was Nullable<Int32> and is Int32")]
    [InlineData("  Wind: Int64", "  required Wind: Int64", "WeatherChanged.Wind has become required")]
    [InlineData("  Blue", null, "Sky.Blue is gone or renamed")]
    [InlineData("  Blue", "  Azure", "Sky.Blue is gone or renamed")]
    [InlineData("CareBridge.Contracts.WeatherChanged", "CareBridge.Contracts.WeatherTurned",
        "CareBridge.Contracts.WeatherChanged is gone or renamed")]
    [InlineData("  AskAsync(Guid): Task<Sky>", "  AskAsync(Guid, Guid): Task<Sky>",
        "IForecasts.AskAsync(Guid) is gone or renamed")]
    [InlineData("  Sky: Sky", "  Sky: Sky\n  required Hail: Boolean", "WeatherChanged.Hail is new and required")]
    public void What_would_break_the_release_before_is_found(string line, string? becomes, string breach)
    {
        var current = Released.SelectMany(one => one == line ? becomes?.Split('\n') ?? [] : [one]);

        Assert.Contains(breach, Assert.Single(ContractHistory.Breaches(Released, current)));
    }

    [Fact]
    public void What_is_only_added_breaks_nothing()
    {
        string[] current = [.. Released, "CareBridge.Contracts.SnowChanged", "  required Day: Guid"];
        current = [.. current.SelectMany(one => one switch
        {
            "  Sky: Sky" => (string[])[one, "  Hail: Nullable<Boolean>"],
            "  required Day: Guid" => ["  Day: Guid"],
            "  Blue" => [one, "  Aurora"],
            _ => [one],
        })];

        Assert.Empty(ContractHistory.Breaches(Released, current));
    }

    [Fact]
    public void A_record_says_what_of_it_is_required() => Assert.Equal(
        [
            "CareBridge.Tests.Architecture.ContractHistoryRules+Sample", "  Maybe: Nullable<Int32>",
            "  required Must: Guid", "  required Named: String", "  Other: String",
        ],
        ContractHistory.Lines([typeof(Sample)]));

    private sealed record Sample(Guid Must, int? Maybe, string? Other)
    {
        public required string Named { get; init; }
    }
}
