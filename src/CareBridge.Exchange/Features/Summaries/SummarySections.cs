using System.Globalization;
using CareBridge.Exchange.Features.Conformance;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Code = CareBridge.Exchange.Features.Conformance.Code;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>Puts what a summary shows into words, section by section.</summary>
/// <param name="names">Of those who told it, as references name them.</param>
internal sealed class SummarySections(IReadOnlyDictionary<string, string> names)
{
    /// <summary>The same whatever the reason: that something is withheld would tell of it.</summary>
    private static readonly string Nothing = SummaryText.Paragraph("Nothing to show.");

    private IReadOnlyList<(SummaryPart Part, string Title, Func<IReadOnlyList<Resource>, string> Text)> All =>
    [
        (SummaryPart.Plan, "Aftercare plan", entries => string.Concat(entries.OfType<CarePlan>().Select(Plan))),
        (SummaryPart.Goals, "Goals", entries => Goals(entries.OfType<Goal>())),
        (SummaryPart.Engagement, "Engagement", Engagement),
        (SummaryPart.RecoveryCapital, "Recovery capital (BARC-10)", RecoveryCapital),
        (SummaryPart.Milestones, "Milestones", entries => Milestones(entries.OfType<Goal>())),
        (SummaryPart.Contacts, "Last contacts", Contacts),
    ];

    /// <summary>Each section, whether it shows something or not.</summary>
    /// <param name="shown">What a section shows.</param>
    public IReadOnlyList<SummarySection> Write(Func<SummaryPart, IReadOnlyList<Resource>> shown) =>
    [
        .. from section in All
           let entries = shown(section.Part)
           select new SummarySection(
               section.Part, section.Title, entries.Count == 0 ? Nothing : section.Text(entries), entries),
    ];

    private string Plan(CarePlan plan)
    {
        var about = string.Join(
            " · ", new[] { Words(plan.Status), Days(plan.Period), Name(plan.Author) }.Where(text => text.Length > 0));
        return SummaryText.Strong(plan.Title ?? "Plan")
            + SummaryText.Paragraph(about)
            + (plan.Description is { } description ? SummaryText.Paragraph(description) : "")
            + (plan.Activity.Count > 0 ? Steps(plan) : "")
            + (plan.Note.Count > 0 ? SummaryText.List(plan.Note.Select(note => note.Text ?? "")) : "");
    }

    private string Steps(CarePlan plan) => SummaryText.Table(
        $"Steps of {plan.Title ?? "the plan"}",
        ["Step", "Status", "When", "Whose"],
        plan.Activity.Select(activity => activity.Detail).OfType<CarePlan.DetailComponent>().Select(step => (string[])
        [
            step.Description ?? Words(step.Code) ?? "A step",
            Words(step.Status),
            Days(step.Scheduled as Period),
            Owner(step.Performer.FirstOrDefault()),
        ]));

    private static string Goals(IEnumerable<Goal> goals) => SummaryText.Table(
        "What the person wants to reach",
        ["Goal", "Status", "How far", "Due"],
        goals.OrderBy(goal => goal.LifecycleStatus).Select(goal => (string[])
        [
            Words(goal.Description) ?? "A goal",
            Words(goal.LifecycleStatus),
            Coded(goal.AchievementStatus, CodeSystems.GoalAchievement) is { } code ? Words(code) : "",
            (goal.Target.FirstOrDefault()?.Due as Date)?.Value ?? "",
        ]));

    private string Engagement(IReadOnlyList<Resource> entries)
    {
        var support = entries.OfType<EpisodeOfCare>()
            .Select(one => $"{Words(one.Status)} support, {Days(one.Period)}{At(one.ManagingOrganization)}").ToList();
        var observed = entries.OfType<Observation>().Select(one => (string[])
        [
            SummaryDates.Moment(one),
            Coded(one.Value as CodeableConcept, CodeSystems.Engagement) is { } code ? Words(code) : "",
            string.Join(' ', one.Component.Select(part => part.Value).OfType<CodeableConcept>()
                .Select(reason => Coded(reason, CodeSystems.EngagementReason)).OfType<string>()
                .Select(reason => CodeMeanings.Of("engagement-reason", reason))),
            Name(one.Performer.FirstOrDefault()),
        ]).ToList();
        return (support.Count > 0 ? SummaryText.List(support) : "")
            + (observed.Count > 0
                ? SummaryText.Table("How closely they stay in touch", ["When", "Engagement", "Why", "By"], observed)
                : "");
    }

    private static string RecoveryCapital(IReadOnlyList<Resource> entries)
    {
        // An answered questionnaire and what was observed of it have one id.
        var points = entries.Select(entry => (Entry: entry, Total: RecoveryCapitalTotal.Of(entry)))
            .Where(point => point.Total is not null).DistinctBy(point => point.Entry.Id)
            .OrderBy(point => SummaryDates.Of(point.Entry))
            .Select(point => (When: SummaryDates.Moment(point.Entry), Total: point.Total!.Value)).ToList();
        var trend = RecoveryCapitalTrend.Of([.. points.Select(point => point.Total)]);
        return SummaryText.Paragraph(RecoveryCapitalTotal.Words(trend, points[^1].Total)) + SummaryText.Table(
            "Totals, 10 (lowest) to 60 (highest), the earliest first",
            ["When", "Total", "Change"],
            points.Select((point, index) => (string[])
            [
                point.When,
                Number(point.Total),
                index == 0 ? "" : Change(point.Total - points[index - 1].Total),
            ]));
    }

    private static string Milestones(IEnumerable<Goal> milestones) => SummaryText.Table(
        "What the person has reached",
        ["Milestone", "Reached on"],
        milestones.OrderByDescending(SummaryDates.Of).Select(milestone => (string[])
        [
            milestone.Description?.Text ?? Words(Coded(milestone.Description, CodeSystems.Milestone) ?? "milestone"),
            milestone.StatusDate ?? "",
        ]));

    private string Contacts(IReadOnlyList<Resource> entries) => SummaryText.Table(
        "Check-ins and meetings, the latest first",
        ["When", "What", "What was found", "With"],
        entries.OrderByDescending(SummaryDates.Of).Select(entry => entry switch
        {
            Observation checkIn => (string[])
                [SummaryDates.Moment(entry), "Check-in", Scores(checkIn), Name(checkIn.Performer.FirstOrDefault())],
            Encounter meeting =>
                [SummaryDates.Moment(entry), "Meeting", Meeting(meeting), Name(meeting.ServiceProvider)],
            _ => throw new InvalidOperationException($"A {entry.TypeName} is no contact."),
        }));

    private static string Scores(Observation checkIn) => string.Join(", ", checkIn.Component.Select(part =>
        $"{Words(Coded(part.Code, CodeSystems.CheckIn) ?? "score")}: " + part.Value switch
        {
            Integer score => Number(score.Value ?? 0),
            FhirBoolean { Value: true } => "yes",
            FhirBoolean => "no",
            _ => "",
        }));

    private static string Meeting(Encounter meeting)
    {
        var kind = Coded(meeting.Type.FirstOrDefault(), CodeSystems.MeetingKind);
        var place = meeting.Class?.Code == EncounterMapper.Virtual ? "online" : "in person";
        var minutes = meeting.Length?.Value?.ToString(CultureInfo.InvariantCulture);
        return $"{Words(kind ?? "meeting")}, {place}{(minutes is null ? "" : $", {minutes} min")}";
    }

    private string Owner(ResourceReference? owner) => owner switch
    {
        null => "",
        { Reference: { } reference } when reference.StartsWith("Patient/", StringComparison.Ordinal) => "The person",
        { Identifier.Assigner: { } organization } => Name(organization),
        _ => Name(owner),
    };

    private string At(ResourceReference? organization) => Name(organization) is { Length: > 0 } name ? $", {name}" : "";

    private string Name(ResourceReference? organization) => names.GetValueOrDefault(organization?.Reference ?? "", "");

    private static string Change(int points) => points.ToString("+0;−0;0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Days(Period? period) => (period?.Start, period?.End) switch
    {
        (null, null) => "",
        ({ } start, null) => $"from {start}",
        (null, { } end) => $"until {end}",
        ({ } start, { } end) => $"{start} to {end}",
    };

    private static string Words<T>(T? code)
        where T : struct, Enum => code?.GetLiteral() is { } literal ? Words(literal) : "";

    private static string Words(string code) => new Code(code, "").Display;

    private static string? Words(CodeableConcept? concept) => concept?.Text
        ?? concept?.Coding.Select(coding => coding.Display ?? coding.Code).OfType<string>().FirstOrDefault();

    private static string? Coded(CodeableConcept? concept, string system) =>
        concept?.Coding.Find(coding => coding.System == system)?.Code;
}
