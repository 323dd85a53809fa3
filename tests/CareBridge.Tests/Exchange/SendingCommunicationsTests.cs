using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class SendingCommunicationsTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    [Fact]
    public async Task The_sender_reads_it_back_and_the_recipient_when_consent_permits()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var sent = WritingClient.Communication(participant, world.OtherClinic);

        var answer = await _ehr.PostAsync(WritingClient.Named(sent, $"c{participant}"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = FilingDesk.IdOf(answer);
        WritingClient.Holds(sent, await _ehr.ReadAsync($"Communication/{id}"));
        Assert.Equal(HttpStatusCode.OK, (await _ehr.PostAsync(sent)).StatusCode);
        await (await world.OtherClient.GetAsync($"/fhir/Communication/{id}")).IssueAsync(HttpStatusCode.NotFound);
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.CrisisEvents);
        await (await world.OtherClient.GetAsync($"/fhir/Communication/{id}")).IssueAsync(HttpStatusCode.NotFound);
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);
        Assert.Equal(
            HttpStatusCode.OK, (await world.OtherClient.GetAsync($"/fhir/Communication/{id}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_reads_it_whatever_they_may_see()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Communication(participant, world.Community)));
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);

        await (await world.OtherClient.GetAsync($"/fhir/Communication/{id}")).IssueAsync(HttpStatusCode.NotFound);
        var found = await world.OtherClient.GetAsync($"/fhir/Communication?patient={participant}");
        Assert.Empty((await found.JsonAsync()).Matches());
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (await _ehr.PutAsync(id, WritingClient.Communication(participant, world.Community))).StatusCode);
    }

    [Fact]
    public async Task Who_else_serves_the_participant_is_not_told()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);

        var stranger = await _ehr.PostAsync(WritingClient.Communication(participant, world.OtherClinic));
        var nobody = await _ehr.PostAsync(WritingClient.Communication(participant, Guid.CreateVersion7()));
        var themselves = await _ehr.PostAsync(WritingClient.Communication(participant, world.Clinic));

        Assert.Equal(HttpStatusCode.Created, stranger.StatusCode);
        foreach (var refused in (HttpResponseMessage[])[nobody, themselves])
        {
            Assert.Equal(
                "Communication.recipient[0]",
                (await refused.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        }
    }

    [Fact]
    public async Task An_answer_names_what_it_answers()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var first = FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Communication(participant, world.Community)));
        var answer = WritingClient.Communication(participant, world.Community);
        answer["inResponseTo"] = new JsonArray(new JsonObject { ["reference"] = $"Communication/{first}" });

        var id = FilingDesk.IdOf(await _ehr.PostAsync(answer));

        WritingClient.Holds(answer, await _ehr.ReadAsync($"Communication/{id}"));
    }
}
