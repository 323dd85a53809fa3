using System.Net;
using System.Net.Http.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Features;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What a clinic's own system refers, whichever way Referrals is asked.</summary>
public sealed class FilingReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_filed_referral_waits_for_consent_or_is_sent_in_its_first_version()
    {
        var waiting = await FileAsync(await QuestionAsync());
        var permitted = await QuestionAsync();
        await network.ConsentAsync(
            permitted.ParticipantId, network.Community, "referrals", "treatment", discloser: network.Clinic);
        var sent = await FileAsync(permitted);

        Assert.Equal((ReferralStatus.AwaitingConsent, 1), (waiting.Status, waiting.Version));
        Assert.Equal((ReferralStatus.Sent, 1), (sent.Status, sent.Version));
        Assert.Equal(permitted.FiledBy, sent.RequesterId);
        var notes = network.Host.Services.GetRequiredService<ISeal>().Open<ReferralNotes>(sent.Notes!);
        Assert.Equal(permitted.Identifier, notes.Identifier);

        await network.ConsentAsync(
            waiting.ParticipantId, network.Community, "referrals", "treatment", discloser: network.Clinic);
        await Eventually.IsAsync(HttpStatusCode.OK, async () =>
            (await network.Specialist.GetAsync(ReferralDesk.Route(waiting.ReferralId))).StatusCode);
    }

    [Fact]
    public async Task Filed_twice_it_is_one_and_with_other_content_or_by_others_it_is_refused()
    {
        var question = await QuestionAsync();
        var first = await FileAsync(question);

        Assert.Equal(first.Version, (await FileAsync(question)).Version);
        Assert.Equal(first.Version, (await FileAsync(question with { AuthoredAt = null })).Version);
        foreach (var other in (FileReferral[])
            [
                question with { Priority = ReferralPriority.Stat },
                question with { Identifier = null },
                question with { AuthoredAt = Noon.AddDays(-1) },
                question with { ReferringOrganizationId = network.OtherClinic },
            ])
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => FileAsync(other));
            Assert.Equal("different-content", refusal.Code);
        }
    }

    [Fact]
    public async Task It_follows_the_rules_of_every_referral()
    {
        var question = await QuestionAsync();

        var unserved = question with { ParticipantId = await network.RegisterAsync() };
        Assert.Equal(
            "participant", (await Assert.ThrowsAsync<NotFoundException>(() => FileAsync(unserved))).What);
        foreach (var (wrong, field) in new[]
            {
                (question with { ReceivingOrganizationId = network.Clinic }, "receivingOrganizationId"),
                (question with { ReceivingOrganizationId = Guid.CreateVersion7() }, "receivingOrganizationId"),
                (question with { ReceivingOrganizationId = network.CrisisTeam }, "receivingOrganizationId"),
                (question with { ServiceCode = "singing" }, "serviceCode"),
                (question with { Identifier = new ForeignIdentifier("urn:x", new string('9', 501)) }, "identifier"),
            })
        {
            var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => FileAsync(wrong));
            Assert.Equal([field], invalid.Errors.Keys);
        }
    }

    [Fact]
    public async Task Filed_and_taken_back_from_another_process_it_is_the_same()
    {
        var services = network.Host.Services;
        services.GetRequiredService<IConfiguration>()["Services:referrals"] = network.Host.Address.ToString();
        var filings = new AskReferralFilings(services.GetRequiredService<QuestionClient>());
        var filed = await filings.FileAsync(await QuestionAsync(), default);
        var question = new CancelFiledReferral(filed.ReferralId, network.Clinic, filed.Version);

        await Assert.ThrowsAsync<StaleVersionException>(
            () => filings.CancelAsync(question with { ExpectedVersion = 5 }, default));
        await Assert.ThrowsAsync<NotFoundException>(
            () => filings.CancelAsync(question with { ReferringOrganizationId = network.Community }, default));
        var cancelled = await filings.CancelAsync(question, default);
        var again = await filings.CancelAsync(question, default);

        Assert.Equal((ReferralStatus.Cancelled, 2, 2), (cancelled.Status, cancelled.Version, again.Version));
        await network.Specialist.PostAsync("/internal/FileReferral", ProblemAnswers.Json("{}"))
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_drafts_under_an_id_that_follows_from_a_name()
    {
        var participant = await network.RegisterAsync();

        await network.Specialist
            .PutAsJsonAsync(ReferralDesk.Route(DerivedId.Of("a guess")), network.Terms(participant))
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    private static DateTimeOffset Noon { get; } = Exchange.ExchangeWorld.Noon;

    private async Task<FileReferral> QuestionAsync()
    {
        var participant = Guid.CreateVersion7();
        var registered = await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" });
        registered.EnsureSuccessStatusCode();
        return new FileReferral
        {
            ReferralId = Guid.CreateVersion7(),
            ParticipantId = participant,
            ReferringOrganizationId = network.Clinic,
            ReceivingOrganizationId = network.Community,
            FiledBy = Guid.CreateVersion7(),
            ServiceCode = "peer-support",
            Priority = ReferralPriority.Urgent,
            Identifier = new ForeignIdentifier("urn:clinic", "7"),
            AuthoredAt = Noon,
        };
    }

    private Task<ReferralChanged> FileAsync(FileReferral question) =>
        network.InStoreAsync<IReferralFilings, ReferralChanged>(filings => filings.FileAsync(question, default));
}
