using CareBridge.Tests.Aftercare;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Exits;

/// <summary>What the community has recorded of the participant, and has to hand over.</summary>
internal static class QuietRecords
{
    public static async Task MakeAsync(QuietWorld world, DateTimeOffset now)
    {
        await RecordAsync(world, $"check-ins/{world.CheckIn}", new
        {
            participantId = world.Participant,
            heldAt = now,
            engagement = "engaged",
            recoveryCapitalAnswers = new[] { 1, 2, 3, 4, 5, 6, 5, 4, 3, 2 },
        });
        await RecordAsync(
            world,
            $"milestones/{world.Milestone}",
            new { participantId = world.Participant, milestoneCode = "one-day", reachedOn = "2026-01-01" });
        await RecordAsync(world, $"attendances/{world.Attendance}", new
        {
            participantId = world.Participant,
            kind = "group",
            format = "in-person",
            startedAt = now.AddHours(-2),
            minutes = 90,
        });
        await RecordAsync(
            world, $"supports/{world.Support}", new { participantId = world.Participant, begunOn = "2026-01-02" });
        await RecordAsync(
            world,
            $"participants/{world.Participant}/circle/members/{Guid.CreateVersion7()}",
            new { kind = "related", name = "Sam", roleCode = "sibling" });
        var (desk, participant, community) = (new AftercareDesk(world.Host), world.Participant, world.Community);
        await desk.WriteAsync(
            desk.Plan(world.Plan, participant, community, AftercareDesk.Text("A plan", "A step")));
        await desk.FileAsync(desk.Document(world.Document, participant, community, "A summary"));
        await desk.SendAsync(
            desk.Communication(world.Communication, participant, community, world.Clinic, "Words"));
        await QuietWorld.PutAsync(
            world.Specialist,
            SafetyPlanDesk.Route(participant),
            SafetyPlanDesk.Together(SafetyPlanDesk.Plan()));
        await QuietWorld.PutAsync(
            world.Specialist, $"/api/crisis/escalations/{world.Escalation}", CrisisDesk.Screened(participant));
    }

    private static Task RecordAsync(QuietWorld world, string address, object body) =>
        QuietWorld.PutAsync(world.Specialist, $"/api/aftercare/{address}", body);
}
