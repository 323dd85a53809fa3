using System.Net;
using CareBridge.Testing;

namespace CareBridge.Tests.Referrals;

public sealed class ReferringWithoutConsentServiceTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task While_Consent_is_silent_a_referral_waits_and_is_sent_without_help_when_it_speaks_again()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        network.ConsentIsDown = true;

        var id = await network.SubmitAsync(participant);
        Assert.Equal("awaiting-consent", await network.StatusAsync(id));
        network.ConsentIsDown = false;

        await Eventually.IsAsync("sent", () => network.StatusAsync(id), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task While_Consent_is_silent_the_clinic_sees_nothing_and_is_told_to_ask_again()
    {
        const string Problem = """
            {
              "title": "A part of CareBridge does not answer at the moment.",
              "status": 503,
              "detail": "It may have been done; repeating it in a few seconds is safe."
            }
            """;
        var (id, _, _) = await network.SendAsync();
        network.ConsentIsDown = true;
        try
        {
            await network.ClinicStaff().GetAsync(ReferralDesk.Route(id))
                .IsProblemAsync(HttpStatusCode.ServiceUnavailable, Problem);
            await network.ClinicStaff().GetAsync("/api/referrals/referrals")
                .IsProblemAsync(HttpStatusCode.ServiceUnavailable, Problem);
        }
        finally
        {
            network.ConsentIsDown = false;
        }
    }
}
