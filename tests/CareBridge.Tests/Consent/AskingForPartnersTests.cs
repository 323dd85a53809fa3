using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Consent.Features;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

/// <summary>What a participant is asked for when they and a partner without an account have agreed.</summary>
public sealed class AskingForPartnersTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task Nobody_is_asked_any_more_for_what_was_agreed_on_before_even_if_an_older_consent_will_do()
    {
        var participant = await network.RegisterAsync();
        var agreed = Agreed(participant, DisclosureCategory.Engagement);
        await TellAsync(agreed);
        var signed = Assert.Single(await ConsentsAsync("requested"));
        (await network.GrantAsync(participant, signed)).EnsureSuccessStatusCode();

        await TellAsync(agreed with
        {
            Version = 2,
            Categories = [DisclosureCategory.Engagement, DisclosureCategory.CheckInScores],
        });
        var wider = Assert.Single(await ConsentsAsync("requested"));
        await TellAsync(agreed with { Version = 3 });

        Assert.Empty(await ConsentsAsync("requested"));
        Assert.Equal([wider], await ConsentsAsync("withdrawn"));
        Assert.Equal([signed], await ConsentsAsync("granted"));

        async Task<Guid[]> ConsentsAsync(string status)
        {
            var consents = await network.Participant(participant)
                .GetFromJsonAsync<JsonElement>("/api/consent/consents");
            return
            [
                .. consents.GetProperty("items").EnumerateArray()
                    .Where(consent => consent.GetProperty("status").GetString() == status)
                    .Select(consent => consent.GetProperty("id").GetGuid()),
            ];
        }
    }

    private PartnershipChanged Agreed(Guid participant, params DisclosureCategory[] categories) => new()
    {
        PartnershipId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = participant,
        OrganizationId = network.Community,
        MemberId = Guid.CreateVersion7(),
        Partner = network.Host.Services.GetRequiredService<ISeal>().Seal(new PartnerPerson("Sam", "sponsor")),
        Categories = categories,
        Status = PartnershipStatus.Agreed,
        ChangedAt = network.Clock.GetUtcNow(),
    };

    private async Task TellAsync(PartnershipChanged message)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RequestConsentForPartner>()
            .HandleAsync(message, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ConsentDbContext>().SaveChangesAsync();
    }
}
