using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using CareBridge.Tests.Aftercare;
using Microsoft.Extensions.DependencyInjection;
using GoalStatus = CareBridge.Contracts.Aftercare.GoalStatus;

namespace CareBridge.Tests.Exchange;

/// <summary>What there is to tell of somebody after treatment, and how a summary is taken apart.</summary>
internal sealed class Aftermath(ExchangeWorld world)
{
    public Guid Patient { get; } = Guid.CreateVersion7();

    public string Address => $"/fhir/Patient/{Patient}/$aftercare-summary";

    private ISeal Seal => world.Host.Services.GetRequiredService<ISeal>();

    public Task RegisterAsync() =>
        world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(Patient, version: 1));

    /// <summary>Something for each section.</summary>
    public async Task LiveAsync()
    {
        await RegisterAsync();
        await PlanAsync("After discharge", "Go to the Tuesday group");
        await GoalAsync("See my daughter on weekends");
        await world.ProjectAsync(world.Support(Patient));
        await MilestoneAsync("thirty-days");
        await world.ProjectAsync(world.Attendance(Patient));
        await AnswerAsync(30, 37);
    }

    public async Task PlanAsync(string title, params string[] steps)
    {
        var text = Seal.Seal(AftercareDesk.Text(title, steps));
        var state = new PlanState(PlanStatus.Active, [.. steps.Select(_ => PlanStepStatus.NotStarted)], text);
        var written = AftercarePlan.Write(
            Guid.CreateVersion7(),
            Patient,
            world.Community,
            Guid.CreateVersion7(),
            state,
            text,
            dueOn: [],
            ExchangeWorld.Noon);
        await world.ProjectAsync<ProjectPlan, AftercarePlanChanged>((AftercarePlanChanged)written.ToMessage(Seal));
    }

    public Task GoalAsync(string words) => world.ProjectAsync<ProjectGoal, GoalChanged>(new GoalChanged
    {
        GoalId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = Patient,
        OrganizationId = world.Community,
        Status = GoalStatus.Active,
        Achievement = GoalAchievement.Improving,
        Owner = StepOwner.Participant,
        TargetOn = new DateOnly(2026, 12, 24),
        Text = Seal.Seal(new GoalText(words)),
        ChangedAt = ExchangeWorld.Noon,
    });

    public Task MilestoneAsync(string code, string? words = null) =>
        world.ProjectAsync<ProjectMilestone, MilestoneReached>(new MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            ParticipantId = Patient,
            OrganizationId = world.Community,
            RecordedBy = Guid.CreateVersion7(),
            MilestoneCode = code,
            Words = words is null ? null : Seal.Seal(new MilestoneWords(words)),
            ReachedOn = new DateOnly(2026, 11, 19),
            RecordedAt = ExchangeWorld.Noon,
        });

    /// <summary>Check-ins a week apart, each with these totals of the BARC-10.</summary>
    public async Task AnswerAsync(params int[] totals)
    {
        foreach (var (week, total) in totals.Index())
        {
            await CheckInAsync(world.CheckIn(Patient, heldAt: ExchangeWorld.Noon.AddDays(7 * week)) with
            {
                RecoveryCapital = total,
                RecoveryCapitalAnswers =
                    [.. Enumerable.Range(0, 10).Select(item => (total / 10) + (item < total % 10 ? 1 : 0))],
            });
        }
    }

    /// <summary>As the clinic's system, or another client, gets it.</summary>
    public async Task<ReadSummary> ReadAsync(HttpClient? client = null)
    {
        var answer = await (client ?? world.ClinicClient).GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new ReadSummary(await answer.JsonAsync());
    }

    private Task CheckInAsync(CheckInRecorded checkIn) =>
        world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
}

/// <summary>A summary as a document, read the way a client reads it.</summary>
internal sealed class ReadSummary(JsonElement bundle)
{
    public JsonElement Bundle => bundle;

    public IReadOnlyList<JsonElement> Entries { get; } = [.. bundle.GetProperty("entry").EnumerateArray()];

    public JsonElement Composition => Entries[0].GetProperty("resource");

    /// <summary>By code.</summary>
    public Dictionary<string, JsonElement> Sections => Composition.GetProperty("section").EnumerateArray()
        .ToDictionary(section => section.Text("code", "coding", 0, "code")!);

    /// <summary>Those that show something.</summary>
    public IReadOnlyList<string> Told => [.. Sections.Where(section => IsTold(section.Value)).Select(s => s.Key)];

    public IEnumerable<string> Types => Entries.Select(entry => entry.Text("resource", "resourceType")!);

    public static bool IsTold(JsonElement section) => section.TryGetProperty("entry", out _);

    /// <summary>What stands there to be read; it must be well-formed.</summary>
    public string Words(string section) => XElement.Parse(Sections[section].Text("text", "div")!).Value;
}
