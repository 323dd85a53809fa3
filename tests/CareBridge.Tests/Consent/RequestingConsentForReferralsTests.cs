using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Consent.Features;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Testing;

namespace CareBridge.Tests.Consent;

public sealed class RequestingConsentForReferralsTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task A_referral_that_waits_gets_one_consent_asked_for_however_often_it_is_told()
    {
        var participant = await network.RegisterAsync();
        var referral = Waiting(participant);

        await PublishAsync(referral, referral);
        var consent = await Eventually.BecomesAsync(() => ListAsync(participant), list => list.Count == 1);
        await PublishAsync(referral with { Version = 3 });
        await HeardAsync(referral, 3);

        var view = Assert.Single(await ListAsync(participant));
        Assert.Equal(consent[0].GetRawText(), view.GetRawText());
        Assert.Equal("requested", view.GetProperty("status").GetString());
        Assert.Equal(referral.ReferralId, view.GetProperty("referralId").GetGuid());
        Assert.Equal(network.Community, view.GetProperty("discloserOrganizationIds")[0].GetGuid());
        Assert.Equal(network.Clinic, view.GetProperty("recipientOrganizationIds")[0].GetGuid());
        Assert.Equal(["engagement", "check-in-scores", "referrals"], Codes(view, "categories"));
        Assert.Equal(["treatment", "care-management"], Codes(view, "purposes"));
    }

    [Fact]
    public async Task A_participant_who_declined_is_not_asked_again_for_the_same_referral()
    {
        var participant = await network.RegisterAsync();
        var referral = Waiting(participant);
        await PublishAsync(referral);
        var consent = (await Eventually.BecomesAsync(() => ListAsync(participant), list => list.Count == 1))[0];
        (await network.ActAsync(participant, consent.GetProperty("id").GetGuid(), "decline")).EnsureSuccessStatusCode();

        await PublishAsync(referral with { Version = 3 });
        await HeardAsync(referral, 3);

        Assert.Equal("declined", Assert.Single(await ListAsync(participant)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task News_that_comes_after_newer_news_asks_for_nothing()
    {
        var participant = await network.RegisterAsync();
        var referral = Waiting(participant);
        await PublishAsync(referral with { Version = 4, Status = ReferralStatus.Cancelled });
        await HeardAsync(referral, 4);

        await InReactionAsync(referral);

        Assert.Empty(await ListAsync(participant));
    }

    [Fact]
    public async Task When_a_consent_covers_the_referral_already_it_is_announced_again_instead()
    {
        var (participant, consent) = await network.GrantedAsync("referrals");

        var announced = Assert.IsType<ConsentChanged>(Assert.Single(await InReactionAsync(Waiting(participant))));

        Assert.Equal(consent, announced.ConsentId);
        Assert.Equal(ConsentStatus.Granted, announced.Status);
        Assert.Equal(2, announced.Version);
        Assert.Single(await ListAsync(participant));
    }

    [Fact]
    public async Task A_referral_whose_consent_has_lost_its_place_to_another_is_not_forgotten()
    {
        var referral = Waiting(await network.RegisterAsync());
        await network.PlaceAsync(
            RequestConsentForReferral.ConsentIdFor(referral.ReferralId), network.OtherCommunity);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => InReactionAsync(referral));

        Assert.Contains($"{referral.ReferralId}", failure.Message);
        Assert.Null(await network.InStoreAsync(
            async store => await store.SeenVersions.FindAsync(referral.ReferralId)));
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_for_a_receiver_that_is_not_verified_until_it_is()
    {
        var participant = await network.RegisterAsync();
        await network.StandsAsync(network.OtherClinic, "suspend", new { reason = "Its license ran out" });
        var referral = Waiting(participant) with { ReceivingOrganizationId = network.OtherClinic };
        var over = Waiting(participant) with { ReceivingOrganizationId = network.OtherClinic };

        await PublishAsync(referral, over);
        await HeardAsync(referral, 2);
        await HeardAsync(over, 2);
        Assert.Empty(await ListAsync(participant));
        await PublishAsync(over with { Version = 3, Status = ReferralStatus.Cancelled });
        await HeardAsync(over, 3);
        await network.StandsAsync(
            network.OtherClinic, "verify", new { method = "document", reference = "License 4711" });

        var asked = Assert.Single(await Eventually.BecomesAsync(() => ListAsync(participant), list => list.Count > 0));
        Assert.Equal(referral.ReferralId, asked.GetProperty("referralId").GetGuid());
        Assert.Equal(network.OtherClinic, asked.GetProperty("recipientOrganizationIds")[0].GetGuid());
    }

    private ReferralChanged Waiting(Guid participant) => new()
    {
        ReferralId = Guid.CreateVersion7(),
        Version = 2,
        ParticipantId = participant,
        ReferringOrganizationId = network.Community,
        ReceivingOrganizationId = network.Clinic,
        RequesterId = Guid.CreateVersion7(),
        Status = ReferralStatus.AwaitingConsent,
        Priority = ReferralPriority.Routine,
        ServiceCode = "outpatient-treatment",
        AuthoredAt = network.Clock.GetUtcNow(),
        ChangedAt = network.Clock.GetUtcNow(),
    };

    /// <summary>Over the bus, each message under an id of its own.</summary>
    private Task<int> PublishAsync(params ReferralChanged[] messages) => network.InStoreAsync(store =>
    {
        foreach (var message in messages) store.Announce(message);
        return store.SaveChangesAsync();
    });

    private Task HeardAsync(ReferralChanged referral, long version) => Eventually.IsAsync(
        version,
        () => network.InStoreAsync(
            async store => (await store.SeenVersions.FindAsync(referral.ReferralId))?.Version ?? 0));

    private Task<List<object>> InReactionAsync(ReferralChanged message) => network.InStoreAsync(async store =>
    {
        await new RequestConsentForReferral(store, network.Clock).HandleAsync(message, CancellationToken.None);
        List<object> announced = [.. store.Announced];
        await store.SaveChangesAsync();
        return announced;
    });

    private async Task<List<JsonElement>> ListAsync(Guid participant)
    {
        var page = await network.Participant(participant).GetFromJsonAsync<JsonElement>("/api/consent/consents");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static List<string?> Codes(JsonElement view, string list) =>
        [.. view.GetProperty(list).EnumerateArray().Select(code => code.GetProperty("code").GetString())];
}
