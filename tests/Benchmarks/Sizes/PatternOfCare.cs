using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks.Sizes;

/// <summary>Some months of some participants, lived through the running system, whose rows are then copied.</summary>
internal sealed class PatternOfCare : IAsyncDisposable
{
    /// <summary>So few that they are soon through, and as many as there are to one crisis.</summary>
    public const int Count = 8;

    private PatternOfCare(
        OneProcess deployment, Network network, IReadOnlyList<Participant> participants, IReadOnlyList<Guid> tasks,
        Person responder)
    {
        (Deployment, Network, Participants, Tasks, Responder) = (deployment, network, participants, tasks, responder);
    }

    public OneProcess Deployment { get; }

    public Network Network { get; }

    public IReadOnlyList<Participant> Participants { get; }

    /// <summary>The referral of each that the clinic may read.</summary>
    public IReadOnlyList<Guid> Tasks { get; }

    public Person Responder { get; }

    /// <summary>Returns when the clinic sees all of it, and no message is on its way.</summary>
    public static async Task<PatternOfCare> LiveAsync(
        OneProcess deployment, Network network, Func<Task<bool>> isAtRest, MonthsOfCare care)
    {
        var responders = await network.HireCrisisTeamAsync(1);
        using var ehr = await network.ConnectAsync(deployment.Fhir);
        var (participants, tasks) = (new List<Participant>(), new List<Guid>());
        for (var number = 0; number < Count; number++)
        {
            var (participant, referral) = await ReferralStory.ConnectAsync(network);
            participants.Add(participant);
            tasks.Add(referral);
            await LiveAsync(network, participant.Id, care);
            if (number % care.ParticipantsToACrisis == 0)
                await EndCrisisAsync(network.Specialist, responders[0], participant.Id);
        }
        await Eventually.IsAsync(isAtRest, TimeSpan.FromMinutes(3));
        foreach (var participant in participants)
        {
            for (var look = 0; look < care.ClinicSearches; look++)
                await ehr.GetByteArrayAsync($"Observation?patient={participant.Id}&_count=50");
        }
        return new PatternOfCare(deployment, network, participants, tasks, responders[0]);
    }

    public static Task CheckInAsync(Person specialist, Guid participant, DateTimeOffset heldAt) => specialist.PutAsync(
        $"api/aftercare/check-ins/{Guid.CreateVersion7()}",
        new { participantId = participant, heldAt, engagement = "engaged", craving = 3, mood = 6 });

    /// <summary>A referral under a consent that there is already.</summary>
    public static async Task ReferAsync(Network network, Guid participant)
    {
        var referral = $"api/referrals/referrals/{Guid.CreateVersion7()}";
        await network.Specialist.PutAsync(referral, new
        {
            participantId = participant,
            receivingOrganizationId = network.ClinicOrganization,
            serviceCode = "outpatient-treatment",
            priority = "routine",
        });
        await network.Specialist.PostAsync($"{referral}/submit");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var participant in Participants) participant.Person.Dispose();
        Responder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task LiveAsync(Network network, Guid participant, MonthsOfCare care)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 1; number <= care.CheckIns; number++)
            await CheckInAsync(network.Specialist, participant, now - (number * TimeSpan.FromDays(1)));
        for (var number = 1; number <= care.Meetings; number++)
        {
            await network.Specialist.PutAsync($"api/aftercare/attendances/{Guid.CreateVersion7()}", new
            {
                participantId = participant,
                kind = "group",
                format = "online",
                startedAt = now - (number * TimeSpan.FromDays(1)) - TimeSpan.FromHours(2),
                minutes = 60,
            });
        }
        for (var number = 1; number <= care.Milestones; number++)
        {
            await network.Specialist.PutAsync($"api/aftercare/milestones/{Guid.CreateVersion7()}", new
            {
                participantId = participant,
                milestoneCode = "own",
                words = $"Called Sam before the weekend, {number}",
                reachedOn = DateOnly.FromDateTime(now.UtcDateTime.AddDays(-number)),
            });
        }
        for (var number = 1; number < care.Referrals; number++) await ReferAsync(network, participant);
    }

    private static async Task EndCrisisAsync(Person specialist, Person responder, Guid participant)
    {
        var escalation = $"api/crisis/escalations/{Guid.CreateVersion7()}";
        await specialist.PutAsync(escalation, Reports.Low(participant));
        await Eventually.SucceedsAsync(() => responder.PostAsync($"{escalation}/acknowledge"));
        await responder.PostAsync($"{escalation}/resolve", new { disposition = "false-alarm" });
    }
}
