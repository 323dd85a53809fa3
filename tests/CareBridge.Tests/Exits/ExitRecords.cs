using System.Net.Http.Json;
using CareBridge.Tests.Aftercare;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Directory;

namespace CareBridge.Tests.Exits;

/// <summary>What the community has recorded of the participant, and has to hand over.</summary>
internal static class ExitRecords
{
    public static async Task MakeAsync(ExitWorld world)
    {
        await RecordAsync(world, $"check-ins/{world.CheckIn}", new
        {
            participantId = world.Participant,
            heldAt = TimeProvider.System.GetUtcNow(),
            engagement = "engaged",
            craving = 3,
            recoveryCapitalAnswers = new[] { 1, 2, 3, 4, 5, 6, 5, 4, 3, 2 },
            reflection = "Zqx-reflection",
        });
        await RecordAsync(world, $"milestones/{world.Milestone}", new
        {
            participantId = world.Participant,
            milestoneCode = "thirty-days",
            reachedOn = "2026-02-01",
        });
        await RecordAsync(world, $"attendances/{world.Attendance}", new
        {
            participantId = world.Participant,
            kind = "group",
            format = "in-person",
            startedAt = TimeProvider.System.GetUtcNow().AddHours(-2),
            minutes = 90,
        });
        await RecordAsync(
            world, $"supports/{world.Support}", new { participantId = world.Participant, begunOn = "2026-01-02" });
        await RecordAsync(
            world,
            $"participants/{world.Participant}/circle/members/{world.Member}",
            new { kind = "related", name = "Zqx-relative", roleCode = "sibling" });
        await LiveAsync(world);
        await HandOverAsync(world);
        await SearchAsync(world);
        await world.Network.WriteAsync(world.Participant, SafetyPlanDesk.Plan("Zqx-safety"));
    }

    /// <summary>They look for a group.</summary>
    private static async Task SearchAsync(ExitWorld world)
    {
        var address = $"/api/directory/group-searches/{world.GroupSearch}";
        await ExitWorld.PutAsync(
            world.Network.Specialist, $"/api/directory/groups/{world.SeenGroup}", PeerGroups.Hybrid("A circle"));
        await ExitWorld.PutAsync(world.Network.Specialist, address, new { participantId = world.Participant });
        var proposed = await world.Network.Specialist.PostAsJsonAsync(
            $"{address}/propose", new { groupIds = new[] { world.SeenGroup }, reason = "Zqx-proposal" });
        proposed.EnsureSuccessStatusCode();
        await ExitWorld.PutAsync(
            world.Network.Participant(world.Participant),
            $"{address}/visits/{Guid.CreateVersion7()}",
            new
            {
                groupId = world.SeenGroup,
                visitedOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                feeling = "at-home",
                words = "Zqx-visit",
            });
    }

    private static async Task LiveAsync(ExitWorld world)
    {
        var (own, community) = (world.Network.Participant(world.Participant), world.Network.Community);
        var about = $"participants/{world.Participant}";
        await RecordAsync(
            world, $"goals/{world.Goal}", new { participantId = world.Participant, words = "Zqx-goal" });
        await RecordAsync(own, $"{about}/check-in-agreement", new
        {
            organizationId = community,
            rhythm = "daily",
            timeZone = "UTC",
            questions = new[] { "sobriety", "reflection" },
        });
        await RecordAsync(
            own,
            $"{about}/check-in-agreement/sobriety",
            new { organizationId = community, words = "Zqx-sobriety" });
        await RecordAsync(own, $"check-ins/{world.PrivateCheckIn}", new
        {
            participantId = world.Participant,
            organizationId = community,
            heldAt = TimeProvider.System.GetUtcNow(),
            sobrietyKept = false,
            reflection = "Zqx-private",
        });
        await RecordAsync(own, $"milestones/{world.PrivateMilestone}", new
        {
            participantId = world.Participant,
            organizationId = community,
            milestoneCode = "own",
            words = "Zqx-private",
            reachedOn = "2026-02-01",
        });
        var sponsor = Guid.CreateVersion7();
        await RecordAsync(
            own,
            $"{about}/circle/members/{sponsor}",
            new { organizationId = community, kind = "related", name = "Zqx-relative", roleCode = "sponsor" });
        await RecordAsync(own, $"{about}/circle/members/{sponsor}/boundaries", new
        {
            organizationId = community,
            hours = new { from = "00:00:00", to = "00:00:00", timeZone = "UTC" },
            mayBeTold = new[] { "sobriety" },
            knownAs = "Zqx-known-as",
            address = new { channel = "email", value = "zqx-address@example.org", language = "en" },
        });
        await RecordAsync(own, $"{about}/days", new { timeZone = "UTC", startedOn = "2026-01-01" });
    }

    private static async Task HandOverAsync(ExitWorld world)
    {
        var (desk, participant, holder) =
            (new AftercareDesk(world.Network.Host), world.Participant, world.Network.Community);
        await desk.WriteAsync(
            desk.Plan(world.Plan, participant, holder, AftercareDesk.Text("Zqx-plan", "Zqx-step")));
        await desk.FileAsync(desk.Document(world.Document, participant, holder, "Zqx-title", ExitWorld.File));
        await desk.SendAsync(
            desk.Communication(world.Communication, participant, holder, world.Recipient, "Zqx-words"));
    }

    private static Task RecordAsync(ExitWorld world, string address, object body) =>
        RecordAsync(world.Network.Specialist, address, body);

    private static Task RecordAsync(HttpClient client, string address, object body) =>
        ExitWorld.PutAsync(client, $"/api/aftercare/{address}", body);
}
