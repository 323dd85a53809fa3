using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Exchange;

/// <summary>A safety plan as clinics get it: a CarePlan that only consent to safety plans opens.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class SharingSafetyPlansTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    [Fact]
    public async Task It_is_told_under_consent_to_safety_plans_and_under_no_other()
    {
        var (participant, id) = await WriteAsync();
        var address = $"/fhir/CarePlan/{id}";
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);
        await (await world.OtherClient.GetAsync(address)).IssueAsync(HttpStatusCode.NotFound);

        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.SafetyPlan);
        var seen = await (await world.OtherClient.GetAsync(address)).JsonAsync();

        Assert.Equal("safety-plan", seen.Text("category", 0, "coding", 0, "code"));
        Assert.Equal("My daughter", seen.Text("goal", 0, "display"));
        var steps = seen.GetProperty("activity").EnumerateArray().Select(step => (
            step.Text("detail", "code", "coding", 0, "code"), step.Text("detail", "description"))).ToList();
        Assert.Contains(("warning-sign", "I stop answering the phone"), steps);
        Assert.Contains(("help", "Sam, 555-0142"), steps);
        Assert.Contains(("professional", "988 Suicide and Crisis Lifeline, 988"), steps);
    }

    [Fact]
    public async Task Who_holds_it_reads_it_and_cannot_write_over_it()
    {
        var (participant, id) = await WriteAsync();

        await _ehr.ReadAsync($"CarePlan/{id}");
        var written = WritingClient.Plan(participant);
        var answer = await _ehr.PutAsync(id, written);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("with the person whose it is", await answer.Content.ReadAsStringAsync());
        Assert.Equal("Safety plan", (string?)(await _ehr.ReadAsync($"CarePlan/{id}"))["title"]);
    }

    private async Task<(Guid Participant, Guid Plan)> WriteAsync()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var staff = world.Host.As(new Caller(Guid.CreateVersion7(), Role.ClinicStaff, world.Clinic));
        var answer = await staff.PutAsJsonAsync(
            SafetyPlanDesk.Route(participant), SafetyPlanDesk.Together(SafetyPlanDesk.Plan()));
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).Id();
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await world.ClinicClient.GetAsync($"/fhir/CarePlan/{id}")).StatusCode);
        return (participant, id);
    }
}
