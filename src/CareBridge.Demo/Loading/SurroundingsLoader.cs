using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>
/// Loads what a community does with a participant, and who stands by them, as their specialist tells it.
/// </summary>
internal sealed class SurroundingsLoader(Api api)
{
    public async Task LoadAsync(Participant participant, CancellationToken cancellation)
    {
        await SupportAsync(participant, participant.Support, cancellation);
        foreach (var attendance in participant.Attendances)
            await RecordAsync(participant, attendance, cancellation);
        foreach (var member in participant.Circle) await NameAsync(participant, member, cancellation);
        if (participant.Agreement is { } agreement) await AgreeAsync(participant, agreement, cancellation);
        if (participant.Goal is { } goal) await AimAsync(participant, goal, cancellation);
    }

    private Task AgreeAsync(Participant participant, AgreementStory story, CancellationToken cancellation) =>
        PutAsync(
            participant,
            $"/api/aftercare/participants/{participant.Id}/check-in-agreement",
            new
            {
                story.Rhythm,
                story.EveryDays,
                story.Weekdays,
                timeZone = "America/New_York",
                story.Questions,
                recoveryCapitalEveryDays = 30,
            },
            cancellation);

    private Task AimAsync(Participant participant, GoalStory story, CancellationToken cancellation) =>
        PutAsync(
            participant,
            $"/api/aftercare/goals/{story.Id}",
            new { participantId = participant.Id, story.Words, owner = "participant", story.TargetOn },
            cancellation);

    private async Task SupportAsync(Participant participant, SupportStory story, CancellationToken cancellation)
    {
        var path = $"/api/aftercare/supports/{story.Id}";
        var support = await PutAsync(
            participant, path, new { participantId = participant.Id, story.BegunOn }, cancellation);
        // In a second run it has moved on already.
        if ((string?)support["status"] != "active") return;
        if (story.EndedOn is { } day)
            await PostAsync(participant, $"{path}/finish", new { endedOn = day }, cancellation);
        else if (story.IsOnHold)
            await PostAsync(participant, $"{path}/pause", content: null, cancellation);
    }

    private Task RecordAsync(Participant participant, Attendance attendance, CancellationToken cancellation) =>
        PutAsync(
            participant,
            $"/api/aftercare/attendances/{attendance.Id}",
            new
            {
                participantId = participant.Id,
                attendance.Kind,
                attendance.Format,
                attendance.StartedAt,
                attendance.Minutes,
            },
            cancellation);

    private async Task NameAsync(Participant participant, CircleMember member, CancellationToken cancellation)
    {
        var path = $"/api/aftercare/participants/{participant.Id}/circle/members/{member.Id}";
        await PutAsync(
            participant,
            path,
            new
            {
                member.Kind,
                member.PersonId,
                member.MemberOrganizationId,
                member.Name,
                member.RoleCode,
                member.StartedOn,
            },
            cancellation);
        if (member.EndedOn is { } day)
            await PostAsync(participant, $"{path}/end", new { endedOn = day }, cancellation);
    }

    private Task<JsonNode> PutAsync(
        Participant participant, string path, object content, CancellationToken cancellation) =>
        api.PutAsync(participant.Specialist.Email, path, content, cancellation);

    private Task<JsonNode> PostAsync(
        Participant participant, string path, object? content, CancellationToken cancellation) =>
        api.PostAsync(participant.Specialist.Email, path, content, cancellation);
}
