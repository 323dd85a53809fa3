using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>Reads a CarePlan that a client writes, as <see cref="CarePlanMapper"/> writes it.</summary>
/// <param name="organizationId">The client's own.</param>
internal sealed class CarePlanReader(Findings findings, string baseUrl, Guid organizationId)
{
    public const string Subject = "CarePlan.subject";
    public const string Name = "CarePlan.identifier";

    private static readonly Dictionary<RequestStatus, PlanStatus> Statuses =
        Enum.GetValues<PlanStatus>().ToDictionary(CarePlanMapper.Status);

    private static readonly Dictionary<CarePlan.CarePlanActivityStatus, PlanStepStatus> StepStatuses =
        Enum.GetValues<PlanStepStatus>().ToDictionary(CarePlanMapper.Status);

    private readonly StrictReader _strict = new(findings, baseUrl);

    private ContentReader Content => new(_strict);

    /// <summary>To be used only if nothing was found.</summary>
    public FiledPlan Read(CarePlan plan)
    {
        _strict.Only(
            plan,
            "CarePlan",
            "id", "meta", "language", "text", "identifier", "status", "intent", "category", "title", "description",
            "subject", "period", "created", "author", "goal", "activity", "note");
        var frame = new FrameReader(_strict);
        frame.Read(plan);
        findings.That(
            plan.Intent == CarePlan.CarePlanIntent.Plan, "CarePlan.intent", "Only plan can be honoured.");
        _strict.Own(plan.Author, "CarePlan.author", organizationId);
        findings.That(plan.Title is not null, "CarePlan.title", "Required.");
        findings.That(
            plan.Activity.Count <= PlanText.MostSteps, "CarePlan.activity", $"At most {PlanText.MostSteps}.");
        findings.That(plan.Goal.Count <= PlanText.MostTexts, "CarePlan.goal", $"At most {PlanText.MostTexts}.");
        findings.That(plan.Note.Count <= PlanText.MostTexts, "CarePlan.note", $"At most {PlanText.MostTexts}.");
        var (start, end) = Content.Days(plan.Period, "CarePlan.period");
        var steps = StrictReader.Indexed(plan.Activity, "CarePlan.activity")
            .Select(entry => Step(plan, entry.Item, entry.Path)).ToList();
        var name = frame.Name(plan.Identifier, Name);
        return new FiledPlan
        {
            Patient = frame.Patient(plan.Subject, Subject),
            Name = name,
            Status = Status(plan.Status),
            StepStatuses = [.. steps.Select(step => step.Status)],
            Text = new PlanText
            {
                Title = Content.Text(plan.Title, "CarePlan.title", PlanText.TitleLength) ?? "",
                Description = Content.Text(plan.Description, "CarePlan.description", PlanText.LongLength),
                StartsOn = start,
                EndsOn = end,
                Goals = Goals(plan.Goal),
                Notes = Notes(plan.Note),
                Steps = [.. steps.Select(step => step.Step)],
                Categories = Content.Concepts(
                    UsCoreCategory.AssessPlan.RemoveFrom(plan.Category), "CarePlan.category"),
                Identifier = Content.Identifier(name, Name),
                CreatedAt = _strict.Moment(plan.CreatedElement, "CarePlan.created"),
            },
        };
    }

    private PlanStatus Status(RequestStatus? status)
    {
        if (status is { } known && Statuses.TryGetValue(known, out var read)) return read;
        findings.Add("CarePlan.status", "Not unknown.");
        return default;
    }

    private IReadOnlyList<string> Goals(List<ResourceReference> goals)
    {
        foreach (var (goal, path) in StrictReader.Indexed(goals, "CarePlan.goal")) _strict.Only(goal, path, "display");
        return Content.Texts(goals.Select(goal => goal.Display), "CarePlan.goal", PlanText.GoalLength, "display");
    }

    private IReadOnlyList<string> Notes(List<Annotation> notes)
    {
        foreach (var (note, path) in StrictReader.Indexed(notes, "CarePlan.note")) _strict.Only(note, path, "text");
        return Content.Texts(notes.Select(note => note.Text), "CarePlan.note", PlanText.LongLength, "text");
    }

    private (PlanStep Step, PlanStepStatus Status) Step(
        CarePlan plan, CarePlan.ActivityComponent activity, string path)
    {
        _strict.Only(activity, path, "detail");
        path = $"{path}.detail";
        findings.That(activity.Detail is not null, path, "Required.");
        var detail = activity.Detail ?? new CarePlan.DetailComponent();
        _strict.Only(detail, path, "code", "status", "scheduled", "description", "performer");
        findings.That(
            detail.Description is not null || detail.Code is not null,
            $"{path}.description",
            "Required, or a code: what is to be done.");
        findings.That(
            detail.Scheduled is null or Period,
            $"{path}.scheduled",
            "Only a period can be honoured: the days from which and until when it is to be done.");
        var (start, end) = Content.Days(detail.Scheduled as Period, $"{path}.scheduled");
        findings.That(detail.Performer.Count <= 1, $"{path}.performer", "At most one.");
        var (owner, ownerId) = detail.Performer is [var performer]
            ? Owner(plan, performer, $"{path}.performer[0]")
            : (null, null);
        var written = detail.Status ?? CarePlan.CarePlanActivityStatus.Unknown;
        var isKnown = StepStatuses.TryGetValue(written, out var status);
        findings.That(isKnown, $"{path}.status", "Required; neither unknown nor entered-in-error.");
        return (
            new PlanStep
            {
                Description = Content.Text(detail.Description, $"{path}.description", PlanStep.DescriptionLength),
                Concept = Content.Concept(detail.Code, $"{path}.code"),
                StartsOn = start,
                DueOn = end,
                Owner = owner,
                OwnerId = ownerId,
            },
            status);
    }

    /// <summary>Whose the step is to do: the patient's, or that of the organization or somebody there.</summary>
    private (StepOwner? Owner, Guid? OwnerId) Owner(CarePlan plan, ResourceReference performer, string path)
    {
        if (performer.Reference is not null && performer.Reference == plan.Subject?.Reference)
        {
            _strict.Only(performer, path, "reference", "type", "display");
            return (StepOwner.Participant, null);
        }
        if (performer is { Reference: null, Identifier: { System: Canonicals.Person } person }
            && Guid.TryParse(person.Value, out var id))
        {
            _strict.Only(performer, path, "type", "identifier", "display");
            _strict.Own(person.Assigner, $"{path}.identifier.assigner", organizationId);
            return (StepOwner.Staff, id);
        }
        _strict.Own(performer, path, organizationId);
        return (StepOwner.Staff, null);
    }
}

/// <summary>A CarePlan that has been read and understood to the last element.</summary>
internal sealed record FiledPlan
{
    public required FiledPatient Patient { get; init; }

    /// <summary>The client's own for it.</summary>
    public Identifier? Name { get; init; }

    public required PlanStatus Status { get; init; }

    public required IReadOnlyList<PlanStepStatus> StepStatuses { get; init; }

    public required PlanText Text { get; init; }
}
