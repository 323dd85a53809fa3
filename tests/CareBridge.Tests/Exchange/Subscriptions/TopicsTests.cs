using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What referrals, consents and crises tell, and whom.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class TopicsTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    [Fact]
    public async Task A_referral_is_told_to_whom_it_is_sent_and_to_nobody_else()
    {
        var participant = world.Consenting();
        var filter = $"Task?patient=Patient/{participant}";
        await world.SubscribeAsync(world.Request("referral-changed", _path, "full-resource", filter));
        await world.SubscribeAsync(
            world.Request("referral-changed", _path + "-other", "full-resource", filter), Exchange.OtherClient);
        Exchange.Disclosures.Permit(
            participant, Exchange.Community, Exchange.OtherClinic, DisclosureCategory.Referrals);
        var draft = Exchange.Referral(participant, ReferralStatus.Draft, version: 1);

        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(draft);
        var sent = draft with { Status = ReferralStatus.Sent, SentAt = ExchangeWorld.Noon, Version = 2 };
        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(sent);

        var told = await world.ReceivedAsync(_path);
        Assert.EndsWith($"Task/{draft.ReferralId}", told.Events[0].Focus());
        Assert.Equal("requested", told.Bundle.GetProperty("entry")[1].Text("resource", "status"));
        await AllNumberedAsync();
        Assert.Empty(world.Receiver.EventsAt(_path + "-other"));
    }

    [Fact]
    public async Task A_version_that_is_projected_late_is_told_to_whom_just_that_is_news()
    {
        var participant = world.Consenting();
        await world.SubscribeAsync(world.Request(
            "referral-changed", _path, "id-only", $"Task?patient=Patient/{participant}&status=accepted"));
        var sent = Exchange.Referral(participant);
        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(sent);
        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(
            sent with { Version = 4, Status = ReferralStatus.InProgress });

        var late = sent with { Version = 3, Status = ReferralStatus.Accepted };
        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(late);
        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(late);

        Assert.EndsWith($"Task/{sent.ReferralId}", (await world.ReceivedAsync(_path)).Events[0].Focus());
        await AllNumberedAsync();
        Assert.Equal([1], world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers));
    }

    [Fact]
    public async Task Whoever_refers_hears_of_it_while_it_waits_and_the_receiver_when_it_is_sent()
    {
        var participant = Guid.CreateVersion7();
        var filter = $"Task?patient=Patient/{participant}";
        await world.SubscribeAsync(world.Request("referral-changed", _path, "full-resource", filter));
        await world.SubscribeAsync(
            world.Request("referral-changed", _path + "-receiver", "full-resource", filter), Exchange.OtherClient);
        Exchange.Disclosures.Permit(
            participant, Exchange.Clinic, Exchange.OtherClinic, DisclosureCategory.Referrals);
        var waiting = Exchange.Referral(participant, ReferralStatus.AwaitingConsent, version: 1) with
        {
            ReferringOrganizationId = Exchange.Clinic,
            ReceivingOrganizationId = Exchange.OtherClinic,
        };

        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(waiting);
        var told = await world.ReceivedAsync(_path);
        Assert.Equal("on-hold", told.Bundle.GetProperty("entry")[1].Text("resource", "status"));
        Assert.Equal([1], told.Numbers);
        await AllNumberedAsync();
        Assert.Empty(world.Receiver.EventsAt(_path + "-receiver"));

        await Exchange.ProjectAsync<ProjectReferral, ReferralChanged>(
            waiting with { Status = ReferralStatus.Sent, SentAt = ExchangeWorld.Noon, Version = 2 });
        await world.ReceivedAsync(_path, one => one.Numbers.Contains(2));
        var received = await world.ReceivedAsync(_path + "-receiver");
        Assert.Equal([1], received.Numbers);
        Assert.Equal("requested", received.Bundle.GetProperty("entry")[1].Text("resource", "status"));
    }

    [Fact]
    public async Task A_recipient_is_told_of_a_consent_and_told_to_stop_whatever_its_filters()
    {
        var (participant, stranger) = (world.Consenting(), Guid.CreateVersion7());
        await world.SubscribeAsync(world.Request(
            "consent-changed", _path, "full-resource", $"Consent?patient=Patient/{participant}"));
        await world.SubscribeAsync(world.Request(
            "consent-changed", _path + "-of-another", "full-resource", $"Consent?patient=Patient/{stranger}"));
        var granted = Exchange.Granted(participant);
        await Exchange.ProjectAsync<ProjectConsent, ConsentChanged>(granted);
        var given = await world.ReceivedAsync(_path);
        Assert.Equal("active", given.Bundle.GetProperty("entry")[1].Text("resource", "status"));

        Exchange.Disclosures.Revoke(participant, Exchange.Community, Exchange.Clinic);
        await Exchange.ProjectAsync<ProjectConsent, ConsentChanged>(granted with
        {
            Version = 3,
            Status = ConsentStatus.Revoked,
            RevokedAt = ExchangeWorld.Noon.AddDays(1),
            ChangedAt = ExchangeWorld.Noon.AddDays(1),
        });

        var ended = await StopAsync(_path, granted.ConsentId);
        Assert.Equal([2], ended.Numbers);
        foreach (var stop in (Received[])[ended, await StopAsync(_path + "-of-another", granted.ConsentId)])
        {
            var notice = stop.Bundle.GetProperty("entry")[1].GetProperty("resource");
            Assert.Equal("inactive", notice.Text("status"));
            Assert.False(notice.TryGetProperty("patient", out _));
            Assert.DoesNotContain(participant.ToString(), stop.Bundle.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_escalation_is_told_once_and_read_as_a_flag()
    {
        var participant = world.Consenting();
        await world.SubscribeAsync(world.Request(
            "escalation-raised", _path, "full-resource", $"Flag?patient=Patient/{participant}&code=high"));
        var raised = Exchange.Escalation(participant);
        await Exchange.ProjectAsync<ProjectEscalation, EscalationChanged>(raised);
        await Exchange.ProjectAsync<ProjectEscalation, EscalationChanged>(
            raised with { Version = 2, Status = EscalationStatus.Notified });

        var flag = (await world.ReceivedAsync(_path, IsAboutIt)).Bundle.GetProperty("entry")[1].GetProperty("resource");
        Assert.Equal("active", flag.Text("status"));
        Assert.Equal("high", flag.Text("code", "coding", 0, "code"));
        Assert.Equal($"Organization/{Exchange.Community}", flag.Text("author", "reference"));
        await AllNumberedAsync();
        Assert.Single(world.Receiver.EventsAt(_path), IsAboutIt);
        var read = await (await Exchange.ClinicClient.GetAsync($"/fhir/Flag/{raised.EscalationId}")).JsonAsync();
        Assert.Equal("2", read.Text("meta", "versionId"));
        var search = await Exchange.ClinicClient.GetAsync($"/fhir/Flag?patient={participant}&status=active&code=high");
        Assert.Contains(raised.EscalationId, (await search.JsonAsync()).Matches());

        bool IsAboutIt(Received told) =>
            told.Events[0].Focus()!.EndsWith($"{raised.EscalationId}", StringComparison.Ordinal);
    }

    private Task<Received> StopAsync(string path, Guid consent) => world.ReceivedAsync(path, one =>
        one.Events.Any(happened => happened.Focus()?.EndsWith($"{consent}", StringComparison.Ordinal) == true)
        && one.Bundle.GetProperty("entry")[1].Text("resource", "status") == "inactive");

    /// <summary>Nothing is left that could still get a number.</summary>
    private Task AllNumberedAsync() => Eventually.IsAsync(
        0, () => Exchange.InStoreAsync(store => Task.FromResult(store.TopicEvents.Count())));
}
