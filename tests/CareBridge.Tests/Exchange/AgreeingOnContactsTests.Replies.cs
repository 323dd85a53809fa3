using System.Net;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Exchange;

public sealed partial class AgreeingOnContactsTests
{
    [Fact]
    public async Task What_the_patient_says_of_it_is_seen_and_nobody_says_it_for_them()
    {
        var (referral, participant, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        var (contact, _) = await network.Specialist.ProposeAsync(referral);
        await AppearsAsync(clinic, contact);
        var own = await NodeAsync(clinic, contact);
        own["participant"]![0]!["status"] = "accepted";
        own["participant"]![2]!["status"] = "accepted";
        var booked = await (await PutAsync(clinic, own)).JsonAsync();
        Assert.Equal(["needs-action", "accepted", "accepted"], Sides(booked));

        await SaysAsync(new { answer = "coming" }, "accepted");
        await SaysAsync(new { answer = "other-time", wish = "Mornings" }, "tentative");
        var asked = await NodeAsync(clinic, contact);
        Assert.Equal("Mornings", (string?)asked["comment"]);
        // It is sent back as it was read, and the participant's words are not the clinic's to change.
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(clinic, asked)).StatusCode);
        asked["comment"] = "Evenings";
        await (await PutAsync(clinic, asked)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        await SaysAsync(new { answer = "not-coming" }, "declined");
        Assert.Equal("cancelled", (await ReadAsync(clinic, contact)).Text("status"));

        async Task SaysAsync(object reply, string status)
        {
            await network.Participant(participant).DoAsync(referral, $"contacts/{contact}/reply", reply);
            await Eventually.IsAsync(status, async () => Sides(await ReadAsync(clinic, contact))[0]);
        }
    }
}
