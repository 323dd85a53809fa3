using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Testing;

namespace CareBridge.Tests.Aftercare.Rules;

/// <summary>The rules are published as they are in the code.</summary>
public sealed class PublishedRulesTests
{
    private static string Page => File.ReadAllText(RepositoryRoot.PathTo("infra/docs/aftercare.md"));

    [Fact]
    public void The_rules_of_engagement_are_published() => Assert.Contains(
        string.Join('\n',
        [
            "| reason | makes it | when |",
            "|---|---|---|",
            .. EngagementRules.All.Select(rule =>
                $"| `{EnumCode.Of(rule.Reason)}` | `{EnumCode.Of(rule.Engagement)}` | {rule.When} |"),
        ]) + "\n\n",
        Page,
        StringComparison.Ordinal);

    [Fact]
    public void The_rules_of_early_warning_are_published() => Assert.Contains(
        string.Join('\n',
        [
            "| signal | warns when | limit | built in | partner's topic |",
            "|---|---|---|---|---|",
            .. Enum.GetValues<WarningSignal>().Select(Row),
        ]) + "\n\n",
        Page,
        StringComparison.Ordinal);

    [Fact]
    public void What_each_waits_for_is_published()
    {
        var waits = WarningWaits.Default;

        Assert.Contains(
            $$"""{"partner": {{waits.Partner}}, "specialist": {{waits.Specialist}}, "followUp": {{waits.FollowUp}}}""",
            Page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_load_and_trend_are_published()
    {
        Assert.Contains(
            $"more than {FacilitatorLoad.ManyPeople} people or {FacilitatorLoad.ManyHours} hours a week",
            Page,
            StringComparison.Ordinal);
        Assert.Contains(
            $"{FacilitatorLoad.FewContacts} contacts or more in {FacilitatorLoad.Weeks} weeks, of which "
            + $"{FacilitatorLoad.LeaningPercent} in a hundred",
            Page,
            StringComparison.Ordinal);
        Assert.Contains($"by {RecoveryCapitalTrend.Notable} points or more", Page, StringComparison.Ordinal);
    }

    private static string Row(WarningSignal signal)
    {
        var (least, most, when) = WarningRules.Measure(signal);
        var standing = WarningRules.Default.FirstOrDefault(rule => rule.Signal == signal);
        var topic = EnumCode.Of(PartnerTopics.Of(signal));
        return $"| `{EnumCode.Of(signal)}` | {when} | {(least == most ? $"{least}" : $"{least} to {most}")} "
            + $"| {standing?.Threshold.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "off"} "
            + $"| `{topic}` |";
    }
}
