using System.Text.RegularExpressions;

namespace CareBridge.Tests.Architecture;

/// <summary>House rules that can be read off the sources. Each says what is wrong with a file, if anything.</summary>
public sealed partial class SourceRules
{
    private const int MaxLines = 250;
    private const int MaxColumns = 120;

    private static readonly Dictionary<string, Func<SourceFile, bool>> Everywhere = new()
    {
        ["is longer than 250 lines"] = file => file.Lines.Count > MaxLines,
        ["has a line longer than 120 columns"] = file => file.Lines.Any(line => line.Length > MaxColumns),
        ["has a #region"] = file =>
            file.Lines.Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)),
        ["leaves work for later"] = file => file.Lines.Any(line => Later().IsMatch(line)),
        ["has usings out of order"] = file => !AreSorted([.. file.Lines.Where(line => Using().IsMatch(line))]),
        ["swallows an exception"] = file => Swallowed().IsMatch(string.Join('\n', file.Lines)),
    };

    private static readonly Dictionary<string, Func<SourceFile, bool>> InSource = new()
    {
        ["reads the wall clock"] = file => file.Lines.Any(line => WallClock().IsMatch(line)),
        ["makes a random id"] = file => file.Lines.Any(line => line.Contains("Guid.NewGuid")),
        ["logs an object whole"] = file => file.Lines.Any(line => line.Contains("{@")),
        ["has a namespace that is not its folder"] = file => !InItsFolder(file),
        // As a text it would be missed when all that is sealed is sealed anew.
        ["takes a ciphertext for a text"] = file => !file.Path.Contains("CareBridge.Platform/")
            && file.Lines.Any(line => line.Contains(".Ciphertext")),
        ["lets the domain know a framework"] = file =>
            file.Path.Contains("/Domain/") && file.Lines.Any(line => Framework().IsMatch(line)),
    };

    public static TheoryData<string> EverywhereNames => [.. Everywhere.Keys];

    public static TheoryData<string> InSourceNames => [.. InSource.Keys];

    [Theory]
    [MemberData(nameof(EverywhereNames))]
    public void No_file(string fault) => Assert.Empty(
        SourceFile.Of("src").Concat(SourceFile.Of("tests")).Where(Everywhere[fault]).Select(file => file.Path));

    [Theory]
    [MemberData(nameof(InSourceNames))]
    public void No_source_file(string fault) =>
        Assert.Empty(SourceFile.Of("src").Where(InSource[fault]).Select(file => file.Path));

    [Fact]
    public void The_host_holds_no_logic() => Assert.InRange(SourceFile.Of("src/CareBridge.Host").Count, 1, 3);

    [Theory]
    [InlineData("has a line longer than 120 columns", "// 3456789012345678901234567890123456789012345678901234567890"
        + "12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("has a #region", "    #region Handlers")]
    [InlineData("leaves work for later", "// TO" + "DO: later")]
    [InlineData("swallows an exception", "catch (Exception) " + "{ }")]
    [InlineData("reads the wall clock", "var now = DateTimeOffset.Utc" + "Now;")]
    [InlineData("makes a random id", "var id = Guid.New" + "Guid();")]
    [InlineData("logs an object whole", "logger.LogInformation(\"{" + "@Referral}\", referral);")]
    [InlineData("has a namespace that is not its folder", "namespace CareBridge.Referrals.Storage;")]
    [InlineData("takes a ciphertext for a text", "var text = seal.Seal(words).Ciphertext;")]
    [InlineData("lets the domain know a framework", "using Microsoft.EntityFrameworkCore;")]
    public void An_offender_is_found(string fault, string line)
    {
        var rule = Everywhere.GetValueOrDefault(fault) ?? InSource[fault];

        Assert.True(rule(new SourceFile("src/CareBridge.Referrals/Domain/Offender.cs", [line])));
    }

    [Fact]
    public void Usings_out_of_order_are_found() => Assert.True(Everywhere["has usings out of order"](
        new SourceFile("src/CareBridge.Referrals/Offender.cs", ["using CareBridge.Platform;", "using System.Text;"])));

    [Fact]
    public void A_file_that_is_too_long_is_found() => Assert.True(Everywhere["is longer than 250 lines"](
        new SourceFile("src/CareBridge.Referrals/Long.cs", [.. Enumerable.Repeat("", MaxLines + 1)])));

    /// <summary>As an editor sorts them: System's first, then static ones, then other names for a type.</summary>
    private static bool AreSorted(IReadOnlyList<string> usings) => usings.SequenceEqual(usings
        .OrderBy(line => line.Contains('=') ? 2 : line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0)
        .ThenBy(line => !SystemName().IsMatch(line))
        .ThenBy(line => line.TrimEnd(';').Replace('.', ' '), StringComparer.OrdinalIgnoreCase));

    private static bool InItsFolder(SourceFile file)
    {
        var declared = file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
        if (declared is null || IsExempt(file.Path)) return true;
        var folder = string.Join('.', file.Path.Split('/')[1..^1]);
        return declared == $"namespace {folder};";
    }

    /// <summary>These two carry the names of the packages they stand in for.</summary>
    private static bool IsExempt(string path) =>
        path.StartsWith("src/CareBridge.Fhir/", StringComparison.Ordinal)
        || path.StartsWith("src/CareBridge.SqlServerTypes/", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*(when\s*\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"^using [^(]*;$")]
    private static partial Regex Using();

    [GeneratedRegex(@"^using (static |\w+ = )?System\b")]
    private static partial Regex SystemName();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc" + "Now|Now|Today)")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"^using (Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore|MassTransit|Polly|Hl7)")]
    private static partial Regex Framework();
}
