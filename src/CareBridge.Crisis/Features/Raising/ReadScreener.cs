using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Features.Links;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>
/// Guides whoever asks through the C-SSRS screener with triage points (Columbia Lighthouse Project, free to use): its
/// questions in our own words, in order, with what is skipped.
/// </summary>
internal static class ReadScreener
{
    private static readonly Screen Noes = new(false, false, false, false, false, false, false);

    private static readonly IReadOnlyList<Step> Steps =
    [
        new("1", "wishToBeDead", Noes with { WishToBeDead = true }, "suicidalThoughts", "suicidalThoughts"),
        new("2", "suicidalThoughts", Noes with { SuicidalThoughts = true }, "thoughtsOfMethod", "behaviorLifetime"),
        new("3", "thoughtsOfMethod", Noes with { ThoughtsOfMethod = true }, "intent", "intent"),
        new("4", "intent", Noes with { Intent = true }, "planWithIntent", "planWithIntent"),
        new("5", "planWithIntent", Noes with { PlanWithIntent = true }, "behaviorLifetime", "behaviorLifetime"),
        new("6", "behaviorLifetime", Noes with { BehaviorLifetime = true }, "behaviorPastThreeMonths", No: null),
        new(
            "6a",
            "behaviorPastThreeMonths",
            Noes with { BehaviorPastThreeMonths = true },
            Yes: null,
            No: null),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/screener", Show).WithSummary("Read the screener").RequireAuthorization().ShowsNothing();

    private static ScreenerView Show(Coded<Language>? language)
    {
        var words = ScreenerWords.In(language ?? Language.En);
        return new ScreenerView(
            words.Tag,
            words.First,
            words.Introduction,
            [
                .. Steps.Select(step => new QuestionView(
                    step.Number, step.Field, words.Questions[step.Field], step.Yes, step.No, step.OnlyYes.Triage())),
            ],
            words.Skipped,
            words.NotAsked,
            new Concern(Guid.Empty, Guid.Empty, Screen: null).Severity);
    }

    /// <param name="OnlyYes">The screen when this is the one answer that is yes.</param>
    /// <param name="Yes">The field of the question that follows a yes; null is the end.</param>
    private sealed record Step(string Number, string Field, Screen OnlyYes, string? Yes, string? No);
}

/// <param name="First">What comes before any question: 911 and 988.</param>
/// <param name="Skipped">What to answer to questions that are not reached.</param>
/// <param name="NotAsked">What "I can't ask now" means.</param>
/// <param name="SeverityNotAsked">How grave it is taken to be then.</param>
internal sealed record ScreenerView(
    string Language,
    string First,
    string Introduction,
    IReadOnlyList<QuestionView> Questions,
    string Skipped,
    string NotAsked,
    Severity SeverityNotAsked);

/// <param name="Field">Of <c>screen</c>.</param>
/// <param name="AfterYes">The field of the question that follows; null is the end.</param>
/// <param name="SeverityIfYes">At least that, whatever else is answered.</param>
internal sealed record QuestionView(
    string Number, string Field, string Text, string? AfterYes, string? AfterNo, Severity SeverityIfYes);
