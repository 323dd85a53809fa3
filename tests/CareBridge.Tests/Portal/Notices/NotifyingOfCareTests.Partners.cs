using CareBridge.Contracts.Aftercare;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What a partner without an account could not be sent at once.</summary>
public sealed partial class NotifyingOfCareTests
{
    [Theory]
    [InlineData("the consent")]
    [InlineData("the partnership")]
    public async Task What_a_partner_could_not_be_sent_yet_is_not_sent_once_it_has_ended(string what)
    {
        var participant = await network.AddParticipantAsync();
        var consent = await network.ConsentToPartnerAsync(participant, _member);
        var warning = Warning(
            participant, WarningStatus.PartnerTold, $"busy-{Guid.CreateVersion7():N}@partner.example");
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(warning);
        var partner = new PartnerQuestion(participant.Id, network.Community, _member).AddresseeId;
        await Eventually.IsAsync(true, () => network.InStoreAsync(
            store => store.Dispatches.AnyAsync(d => d.PersonId == partner && d.Failures > 0)));

        if (what == "the consent")
        {
            await NoticeDesk.PostAsync(participant, $"/api/consent/consents/{consent}/revoke", new { });
        }
        else
        {
            var ended = NoticeDesk.Partnership(participant, network.Community, _member) with
            {
                Version = 2,
                Status = PartnershipStatus.Ended,
            };
            // A try that is under way at the same moment may come first.
            await Eventually.SucceedsAsync(
                () => network.TellAsync<NotifyOfPartnerships, PartnershipChanged>(ended));
        }

        Assert.Equal(DispatchStatus.Unneeded, (await DispatchAsync(warning)).Status);
    }

    [Fact]
    public async Task Without_a_consent_a_partner_is_sent_nothing()
    {
        var participant = await network.AddParticipantAsync();
        var address = $"partner-{Guid.CreateVersion7():N}@partner.example";
        var warning = Warning(participant, WarningStatus.PartnerTold, address);

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(warning);

        Assert.Equal(DispatchStatus.Unneeded, (await DispatchAsync(warning)).Status);
        Assert.Empty(network.Mail.To(address));
    }
}
