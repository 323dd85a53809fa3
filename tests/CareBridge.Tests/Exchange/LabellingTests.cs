using System.Net;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Tests.Aftercare;

namespace CareBridge.Tests.Exchange;

/// <summary>Whatever is about a participant says of itself that it is under Part 2.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class LabellingTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task Every_type_that_is_served_is_labelled_in_resources_bundles_and_notices()
    {
        world.Disclosures.Permit(
            _participant, world.Community, world.Clinic, Enum.GetValues<DisclosureCategory>());
        var known = await ProjectOneOfEachAsync();

        foreach (var type in ServedTypes.All.Where(type => type.NeedsPermit))
        {
            Assert.True(known.TryGetValue(type.Name, out var id), $"This test has no {type.Name}.");
            var answer = await world.ClinicClient.GetAsync($"/fhir/{type.Name}/{id}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            AssertLabelled(await answer.JsonAsync());
            Assert.Equal(RedisclosureNotice.Text, Assert.Single(answer.Headers.GetValues("Part2-Notice")));

            if (!type.Access.HasFlag(Access.Search)) continue;
            var bundle = await (await world.ClinicClient.GetAsync($"/fhir/{type.Name}?_id={id}")).JsonAsync();
            AssertLabelled(bundle);
            AssertLabelled(Assert.Single(bundle.Entries("match")));
            AssertLabelled(Assert.Single(bundle.Entries("outcome")));
        }
    }

    [Fact]
    public async Task A_stop_notice_is_labelled_too()
    {
        var consent = world.Granted(_participant) with { Status = ConsentStatus.Revoked };
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);

        var answer = await world.ClinicClient.GetAsync($"/fhir/Consent/{consent.ConsentId}");
        var bundle = await (await world.ClinicClient.GetAsync($"/fhir/Consent?_id={consent.ConsentId}")).JsonAsync();

        AssertLabelled(await answer.JsonAsync());
        AssertLabelled(bundle);
        AssertLabelled(Assert.Single(bundle.Entries("match")));
    }

    private static void AssertLabelled(JsonElement resource) => Assert.Equal(
        ["R", "42CFRPart2", "SUD", "NORDSCLCD"],
        resource.GetProperty("meta").GetProperty("security").EnumerateArray().Select(label => label.Text("code")));

    private async Task<Dictionary<string, Guid>> ProjectOneOfEachAsync()
    {
        var referral = world.Referral(_participant);
        var checkIn = world.CheckIn(_participant) with { RecoveryCapitalAnswers = [4, 4, 4, 4, 4, 4, 4, 4, 4, 1] };
        var milestone = new MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            ParticipantId = _participant,
            OrganizationId = world.Community,
            RecordedBy = Guid.CreateVersion7(),
            MilestoneCode = "days-90",
            ReachedOn = new DateOnly(2026, 11, 19),
            RecordedAt = ExchangeWorld.Noon,
        };
        var consent = world.Granted(_participant);
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(_participant, 1));
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        await world.ProjectAsync<ProjectMilestone, MilestoneReached>(milestone);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);
        var contact = world.Contact(referral);
        await world.ProjectAsync<ProjectContact, ContactChanged>(contact);
        var escalation = world.Escalation(_participant);
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(escalation);
        var (attendance, support) = (world.Attendance(_participant), world.Support(_participant));
        await world.ProjectAsync(attendance);
        await world.ProjectAsync(support);
        var circle = world.Circle(_participant, 1, Surroundings.Sponsor);
        await world.ProjectAsync(circle);
        var sponsor = await (await world.ClinicClient.GetAsync(
            $"/fhir/RelatedPerson?patient={_participant}")).JsonAsync();
        var handedOver = await HandOverAsync();
        var signature = await (await world.ClinicClient.GetAsync(
            $"/fhir/Provenance?target=Consent/{consent.ConsentId}")).JsonAsync();
        return new Dictionary<string, Guid>
        {
            ["Patient"] = _participant,
            ["ServiceRequest"] = referral.ReferralId,
            ["Task"] = referral.ReferralId,
            ["Appointment"] = contact.ContactId,
            ["Consent"] = consent.ConsentId,
            ["Provenance"] = signature.Matches()[0],
            ["Observation"] = checkIn.CheckInId,
            ["QuestionnaireResponse"] = checkIn.CheckInId,
            ["Goal"] = milestone.MilestoneId,
            ["Flag"] = escalation.EscalationId,
            ["Encounter"] = attendance.AttendanceId,
            ["EpisodeOfCare"] = support.SupportId,
            ["CareTeam"] = circle.CircleId,
            ["RelatedPerson"] = Assert.Single(sponsor.Matches()),
            ["RiskAssessment"] = escalation.EscalationId,
            ["CommunicationRequest"] = escalation.EscalationId,
            ["CarePlan"] = handedOver.Plan,
            ["DocumentReference"] = handedOver.Document,
            ["Binary"] = handedOver.Document,
            ["Communication"] = handedOver.Communication,
        };
    }

    private async Task<(Guid Plan, Guid Document, Guid Communication)> HandOverAsync()
    {
        var desk = new AftercareDesk(world.Host);
        var (plan, document, communication) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var text = AftercareDesk.Text("A plan", "A step");
        var filed = desk.Document(document, _participant, world.Community, "A summary");
        var sent = desk.Communication(communication, _participant, world.Community, world.Clinic, "Words");
        var state = new PlanState(PlanStatus.Active, [PlanStepStatus.NotStarted], desk.Seal.Seal(text));
        var written = AftercarePlan.Write(
            plan, _participant, world.Community, filed.FiledBy, state, state.Text, dueOn: [], ExchangeWorld.Noon);
        await world.ProjectAsync<ProjectPlan, AftercarePlanChanged>(
            (AftercarePlanChanged)written.ToMessage(desk.Seal));
        await world.ProjectAsync<ProjectDocument, DocumentChanged>(
            (DocumentChanged)HandedOverDocument.File(filed, size: 1, ExchangeWorld.Noon).ToMessage(desk.Seal));
        await world.ProjectAsync<ProjectCommunication, CommunicationSent>(
            (CommunicationSent)Communication.Send(sent, ExchangeWorld.Noon).ToMessage(desk.Seal));
        return (plan, document, communication);
    }
}
