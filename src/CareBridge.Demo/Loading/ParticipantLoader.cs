using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>Loads one participant and their story, each part by the person who would do it.</summary>
internal sealed class ParticipantLoader(Api api, Network network, string administrator, string password)
{
    public async Task LoadAsync(Participant participant, CancellationToken cancellation)
    {
        await RegisterAsync(participant, cancellation);
        await new SurroundingsLoader(api).LoadAsync(participant, cancellation);
        foreach (var checkIn in participant.CheckIns) await RecordAsync(participant, checkIn, cancellation);
        foreach (var milestone in participant.Milestones) await RecordAsync(participant, milestone, cancellation);
        if (participant.Plan is { } plan) await PlanAsync(participant, plan, cancellation);
        if (participant.Consent is { } consent) await ConsentAsync(participant, consent, cancellation);
        if (participant.Referral is { } referral) await ReferAsync(participant, referral, cancellation);
        if (participant.Escalation is { } escalation) await EscalateAsync(participant, escalation, cancellation);
    }

    private async Task RegisterAsync(Participant participant, CancellationToken cancellation)
    {
        await AsSpecialistAsync(
            participant,
            $"/api/directory/participants/{participant.Id}",
            new
            {
                participant.GivenName,
                participant.FamilyName,
                participant.BirthDate,
                participant.Gender,
                participant.Phone,
                participant.Identifier,
            },
            cancellation);
        if (participant.ClinicIdentifier is { } number)
        {
            await api.PutAsync(
                administrator,
                $"/api/directory/participants/{participant.Id}/organizations/{participant.ClinicId}",
                number,
                cancellation);
        }
        if (participant.ClinicRecordId is { } record) await RegisterAgainAsync(participant, record, cancellation);
        await AsSpecialistAsync(
            participant,
            $"/api/portal/accounts/{participant.Id}",
            new { participant.Email, password, role = "participant" },
            cancellation);
    }

    private Task RegisterAgainAsync(Participant participant, Guid record, CancellationToken cancellation) =>
        api.PutAsync(
            network.StaffOf(participant.ClinicId, StaffPerson.ClinicStaff)[0].Email,
            $"/api/directory/participants/{record}",
            new { participant.GivenName, participant.FamilyName, participant.BirthDate, participant.Gender },
            cancellation);

    private Task RecordAsync(Participant participant, CheckIn checkIn, CancellationToken cancellation) =>
        AsSpecialistAsync(
            participant,
            $"/api/aftercare/check-ins/{checkIn.Id}",
            new
            {
                participantId = participant.Id,
                checkIn.HeldAt,
                checkIn.Engagement,
                checkIn.Craving,
                checkIn.Mood,
                checkIn.RecoveryCapitalAnswers,
                checkIn.Reflection,
            },
            cancellation);

    private Task RecordAsync(Participant participant, Milestone milestone, CancellationToken cancellation) =>
        AsSpecialistAsync(
            participant,
            $"/api/aftercare/milestones/{milestone.Id}",
            new { participantId = participant.Id, milestoneCode = milestone.Code, milestone.ReachedOn },
            cancellation);

    private Task PlanAsync(Participant participant, PlanStory plan, CancellationToken cancellation) =>
        AsSpecialistAsync(
            participant,
            $"/api/aftercare/plans/{plan.Id}",
            new
            {
                participantId = participant.Id,
                status = "active",
                plan.Title,
                plan.StartsOn,
                plan.Goals,
                plan.Steps,
            },
            cancellation);

    private async Task ConsentAsync(Participant participant, ConsentStory story, CancellationToken cancellation)
    {
        var path = $"/api/consent/consents/{story.Id}";
        var consent = await AsSpecialistAsync(
            participant,
            path,
            new
            {
                participantId = participant.Id,
                discloserOrganizationIds = new[] { participant.Specialist.OrganizationId },
                recipientOrganizationIds = new[] { participant.ClinicId },
                story.Categories,
                story.Purposes,
            },
            cancellation);
        // In a second run the participant has answered already.
        if (Status(consent) == "requested" && story.End != ConsentEnd.Requested)
        {
            consent = story.End == ConsentEnd.Declined
                ? await api.PostAsync(participant.Email, $"{path}/decline", null, cancellation)
                : await GrantAsync(participant, story, path, cancellation);
        }
        if (Status(consent) == "granted" && story.End == ConsentEnd.Revoked)
            await api.PostAsync(participant.Email, $"{path}/revoke", null, cancellation);
    }

    private Task<JsonNode> GrantAsync(
        Participant participant, ConsentStory story, string path, CancellationToken cancellation) =>
        api.PostAsync(
            participant.Email,
            $"{path}/grant",
            new
            {
                categories = story.End == ConsentEnd.Narrowed ? story.Categories.Take(1) : story.Categories,
                story.ExpiresAt,
                signature = new { name = $"{participant.GivenName} {participant.FamilyName}" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            },
            cancellation);

    private async Task ReferAsync(Participant participant, ReferralStory story, CancellationToken cancellation)
    {
        var path = $"/api/referrals/referrals/{story.Id}";
        var referral = await AsSpecialistAsync(
            participant,
            path,
            new
            {
                participantId = participant.Id,
                receivingOrganizationId = participant.ClinicId,
                story.ServiceCode,
                story.Priority,
            },
            cancellation);
        if (Status(referral) != "draft" || story.End == ReferralEnd.Draft) return;
        var verb = story.End == ReferralEnd.Cancelled ? "cancel" : "submit";
        await api.PostAsync(participant.Specialist.Email, $"{path}/{verb}", null, cancellation);
    }

    private async Task EscalateAsync(Participant participant, EscalationStory story, CancellationToken cancellation)
    {
        var path = $"/api/crisis/escalations/{story.Id}";
        await AsSpecialistAsync(
            participant,
            path,
            new
            {
                participantId = participant.Id,
                screen = new
                {
                    wishToBeDead = story.Risk >= 1,
                    suicidalThoughts = story.Risk >= 2,
                    thoughtsOfMethod = story.Risk >= 3,
                    intent = story.Risk >= 4,
                    planWithIntent = false,
                    behaviorLifetime = false,
                    behaviorPastThreeMonths = false,
                },
            },
            cancellation);
        if (!story.Acknowledged) return;
        var team = network.OfKind(Organization.CrisisTeam).Single();
        var responder = network.StaffOf(team.Id, StaffPerson.CrisisResponder)[0];
        await api.PostAsync(responder.Email, $"{path}/acknowledge", null, cancellation);
    }

    private Task<JsonNode> AsSpecialistAsync(
        Participant participant, string path, object content, CancellationToken cancellation) =>
        api.PutAsync(participant.Specialist.Email, path, content, cancellation);

    private static string? Status(JsonNode thing) => (string?)thing["status"];
}
