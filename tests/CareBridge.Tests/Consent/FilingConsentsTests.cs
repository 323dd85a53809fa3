using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

public sealed class FilingConsentsTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task An_organization_files_a_signed_consent_to_its_own_disclosures()
    {
        var participant = await LinkedAsync(network.Clinic);
        var filing = Signed(participant);

        var filed = await FileAsync(filing);
        var again = await FileAsync(filing);

        Assert.Equal(ConsentStatus.Granted, filed.Status);
        Assert.Equal(filed.Version, again.Version);
        Assert.Equal(SignatureMethod.WitnessedOnPaper, filed.SignatureMethod);
        var question = network.Question(participant, DisclosureCategory.AftercarePlan);
        var permitted = await network.AuthorizeAsync(question with
        {
            RecipientOrganizationId = network.Community,
            Items = [.. question.Items.Select(item => item with { DiscloserOrganizationId = network.Clinic })],
        });
        Assert.Single(permitted.Permitted);
        Assert.Equal(1, await network.InStoreAsync(
            store => store.Documents.CountAsync(d => d.ConsentId == filed.ConsentId)));
    }

    [Fact]
    public async Task It_cannot_sign_for_what_others_disclose()
    {
        var participant = await LinkedAsync(network.Clinic);
        var filing = Signed(participant) with
        {
            DiscloserOrganizationIds = [network.Community],
            RecipientOrganizationIds = [network.Clinic],
        };

        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => FileAsync(filing));

        Assert.Equal(["discloserOrganizationIds"], invalid.Errors.Keys);
    }

    [Fact]
    public async Task It_may_ask_for_what_it_wants_to_receive_and_only_who_serves_the_participant_hears_of_it()
    {
        var participant = await LinkedAsync(network.Clinic);
        var filing = Asking(participant) with
        {
            DiscloserOrganizationIds = [network.Community, network.OtherCommunity],
        };

        var filed = await FileAsync(filing);

        Assert.Equal(ConsentStatus.Requested, filed.Status);
        Assert.Empty((await network.AuthorizeAsync(
            network.Question(participant, DisclosureCategory.AftercarePlan))).Permitted);
        var path = $"/api/consent/consents/{filed.ConsentId}";
        (await network.Specialist.GetAsync(path)).EnsureSuccessStatusCode();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await network.Stranger.GetAsync(path)).StatusCode);
        (await network.GrantAsync(participant, filed.ConsentId)).EnsureSuccessStatusCode();
        Assert.Single((await network.AuthorizeAsync(
            network.Question(participant, DisclosureCategory.AftercarePlan))).Permitted);
    }

    [Fact]
    public async Task Somebody_unknown_and_somebody_whom_others_serve_are_refused_alike()
    {
        var others = await network.RegisterAsync();

        var known = await Assert.ThrowsAsync<NotFoundException>(() => FileAsync(Asking(others)));
        var unknown = await Assert.ThrowsAsync<NotFoundException>(() => FileAsync(Asking(Guid.CreateVersion7())));

        Assert.Equal(unknown.Message, known.Message);
    }

    [Fact]
    public async Task A_recipient_may_hand_in_a_revocation()
    {
        var (participant, consent) = await network.GrantedAsync();
        var taken = new FileRevocation(
            consent, network.Clinic, Guid.CreateVersion7(), RevocationManner.Written, network.Clock.GetUtcNow());

        var revoked = await AskAsync(filings => filings.RevokeAsync(taken, CancellationToken.None));
        await AskAsync(filings => filings.RevokeAsync(taken, CancellationToken.None));

        Assert.Equal(ConsentStatus.Revoked, revoked.Status);
        Assert.Empty((await network.AuthorizeAsync(
            network.Question(participant, DisclosureCategory.Referrals))).Permitted);
        await Assert.ThrowsAsync<NotFoundException>(() => AskAsync(filings => filings.RevokeAsync(
            taken with { OrganizationId = network.OtherCommunity }, CancellationToken.None)));
    }

    [Fact]
    public async Task When_a_revocation_was_received_is_told_by_Consents_clock_unless_it_is_said()
    {
        var now = network.Clock.GetUtcNow().AsKept();

        Assert.Equal(now, await ReceivedAsync(null));
        Assert.Equal(now.AddHours(-1), await ReceivedAsync(now.AddHours(-1)));
        Assert.Equal(now, await ReceivedAsync(now.AddMinutes(2)));
        var early = await Assert.ThrowsAsync<InvalidRequestException>(() => ReceivedAsync(now.AddMinutes(3)));
        Assert.Equal(["receivedAt"], early.Errors.Keys);
    }

    [Fact]
    public async Task A_consent_that_changes_at_the_same_moment_is_revoked_for_all_that()
    {
        var (_, consent) = await network.GrantedAsync();
        await using var scope = network.Host.Services.CreateAsyncScope();
        var tries = 0;
        scope.ServiceProvider.GetRequiredService<ConsentDbContext>().SavingChanges += (_, _) =>
        {
            if (tries++ == 0) Touch(consent);
        };

        var revoked = await scope.ServiceProvider.GetRequiredService<IConsentFilings>()
            .RevokeAsync(Taken(consent, null), CancellationToken.None);

        Assert.Equal(2, tries);
        Assert.Equal((4, ConsentStatus.Revoked), (revoked.Version, revoked.Status));
    }

    [Fact]
    public async Task An_id_that_others_may_know_is_taken_only_for_what_one_has_filed_oneself()
    {
        var participant = await LinkedAsync(network.Clinic);
        var taken = DerivedId.Of("consent for referral", Guid.CreateVersion7());
        await network.PlaceAsync(taken, network.Community);
        var derived = Asking(participant) with { ConsentId = DerivedId.Of("filed by", participant) };
        var chosen = derived with { ClientChoseId = true };

        var free = await Assert.ThrowsAsync<InvalidRequestException>(() => FileAsync(chosen));
        var others = await Assert.ThrowsAsync<InvalidRequestException>(
            () => FileAsync(chosen with { ConsentId = taken }));
        var filed = await FileAsync(derived);

        Assert.Equal(["consentId"], others.Errors.Keys);
        Assert.Equal(free.Errors["consentId"], others.Errors["consentId"]);
        Assert.Equal(filed.Version, (await FileAsync(chosen)).Version);
        var own = Asking(participant) with { ClientChoseId = true };
        Assert.Equal(own.ConsentId, (await FileAsync(own)).ConsentId);
    }

    /// <summary>As somebody else would at that moment.</summary>
    private void Touch(Guid consent)
    {
        using var scope = network.Host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ConsentDbContext>().Consents.Where(c => c.Id == consent)
            .ExecuteUpdate(changed => changed.SetProperty(c => c.Version, c => c.Version + 1));
    }

    private async Task<DateTimeOffset> ReceivedAsync(DateTimeOffset? stated)
    {
        var (_, consent) = await network.GrantedAsync();
        await AskAsync(filings => filings.RevokeAsync(Taken(consent, stated), CancellationToken.None));
        return (await network.InStoreAsync(async store => await store.Consents.FindAsync(consent)))!
            .Revocation!.ReceivedAt;
    }

    private FileRevocation Taken(Guid consent, DateTimeOffset? receivedAt) =>
        new(consent, network.Clinic, Guid.CreateVersion7(), RevocationManner.Written, receivedAt);

    private FileConsent Asking(Guid participant) => new()
    {
        ConsentId = Guid.CreateVersion7(),
        FilingOrganizationId = network.Clinic,
        FiledBy = Guid.CreateVersion7(),
        ParticipantId = participant,
        DiscloserOrganizationIds = [network.Community],
        RecipientOrganizationIds = [network.Clinic],
        Categories = [DisclosureCategory.AftercarePlan],
        Purposes = [PurposeOfUse.Treatment],
    };

    private FileConsent Signed(Guid participant)
    {
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        return Asking(participant) with
        {
            DiscloserOrganizationIds = [network.Clinic],
            RecipientOrganizationIds = [network.Community],
            ExpiresAt = network.NextYear,
            Signature = new FiledSignature(
                network.Clock.GetUtcNow().AddDays(-1),
                SignerRole.Participant,
                seal.Seal(new FiledForm("Jo Rivers", "application/pdf", "%PDF-1.7"u8.ToArray()))),
        };
    }

    private async Task<Guid> LinkedAsync(Guid organization)
    {
        var participant = await network.RegisterAsync();
        await network.LinkAsync(participant, organization);
        return participant;
    }

    private Task<ConsentChanged> FileAsync(FileConsent filing) =>
        AskAsync(filings => filings.FileAsync(filing, CancellationToken.None));

    private async Task<T> AskAsync<T>(Func<IConsentFilings, Task<T>> ask)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IConsentFilings>());
    }
}
