using CareBridge.Platform.Security;

namespace CareBridge.Tests.Exits;

/// <summary>What both sides of a referral do with it.</summary>
public sealed partial class LookingForNobodyTests
{
    [Theory]
    [InlineData("ask", """{ "reason": "Who is it?" }""")]
    [InlineData("cancel", null)]
    [InlineData("contacts/{contact}/confirm", null)]
    public async Task When_something_is_done_with_it_by_hand(string verb, string? body) => await AreAlikeAsync(
        world.Staff(Role.PeerSpecialist, world.Clinic),
        HttpMethod.Post,
        $"/api/referrals/referrals/{{referral}}/{verb}",
        body);

    [Fact]
    public async Task When_a_contact_is_answered() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Put,
        "/fhir/Appointment/{contact}",
        """
        { "resourceType": "Appointment", "id": "{contact}", "status": "booked",
          "participant": [{ "actor": { "reference": "Patient/{participant}" }, "status": "accepted" }] }
        """);

    [Fact]
    public async Task When_a_contact_is_proposed() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Post,
        "/fhir/Appointment",
        """
        { "resourceType": "Appointment", "status": "proposed", "start": "2099-01-01T12:00:00Z", "minutesDuration": 30,
          "appointmentType": { "coding": [
            { "system": "https://carebridge.example/fhir/CodeSystem/contact-format", "code": "phone" }] },
          "basedOn": [{ "reference": "ServiceRequest/{referral}" }],
          "participant": [{ "actor": { "reference": "Patient/{participant}" }, "status": "accepted" }] }
        """);
}
