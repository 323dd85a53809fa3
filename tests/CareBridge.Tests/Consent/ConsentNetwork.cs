using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Features.Accounting;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

/// <summary>A community, a clinic and what people do there, over the API.</summary>
public sealed class ConsentNetwork : IAsyncLifetime
{
    public FixedClock Clock { get; } = new();

    internal IReadOnlyDictionary<string, string?>? Settings { get; init; }

    public CareBridgeTestHost Host { get; private set; } = null!;

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid OtherCommunity { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    public Guid OtherClinic { get; } = Guid.CreateVersion7();

    public HttpClient Specialist => Staff(Role.PeerSpecialist, Community);

    public HttpClient Stranger => Staff(Role.PeerSpecialist, OtherCommunity);

    public HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(Clock, settings: Settings);
        await RegisterOrganizationAsync(Community, "peer-community", "Harbor Peers");
        await RegisterOrganizationAsync(OtherCommunity, "peer-community", "Hill Peers");
        await RegisterOrganizationAsync(Clinic, "clinic", "River Clinic");
        await RegisterOrganizationAsync(OtherClinic, "clinic", "=Lake \"Clinic\", <Inc>");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    // Made anew each time: an internal token lasts a minute.
    public HttpClient Staff(Role role, Guid organization) =>
        Host.As(new Caller(Guid.CreateVersion7(), role, organization));

    public HttpClient Participant(Guid id) => Host.As(new Caller(id, Role.Participant, null));

    /// <summary>A new participant of the community.</summary>
    public async Task<Guid> RegisterAsync(DateTimeOffset? birthDate = null)
    {
        var id = Guid.CreateVersion7();
        var answer = await Specialist.PutAsJsonAsync($"/api/directory/participants/{id}", new
        {
            givenName = "Jo",
            familyName = "Rivers",
            birthDate = birthDate is { } born ? DateOnly.FromDateTime(born.UtcDateTime) : (DateOnly?)null,
        });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>An administrator verifies an organization, or doubts it, and Consent has heard of it.</summary>
    public async Task StandsAsync(Guid organization, string verb, object body)
    {
        (await Administrator.PostAsJsonAsync($"/api/directory/organizations/{organization}/{verb}", body))
            .EnsureSuccessStatusCode();
        var standing = verb == "verify" ? OrganizationVerification.Verified : OrganizationVerification.Suspended;
        await Eventually.IsAsync(standing, () => InStoreAsync(async store =>
            (await store.Organizations.FindAsync(organization))?.Verification));
    }

    /// <summary>Tells the network that the organization serves the participant, too.</summary>
    public async Task LinkAsync(Guid participant, Guid organization)
    {
        var answer = await Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{organization}",
            new { system = "urn:example:mrn", value = participant.ToString("N") });
        answer.EnsureSuccessStatusCode();
    }

    public object Asking(Guid participant, params string[] categories) => new
    {
        participantId = participant,
        discloserOrganizationIds = new[] { Community },
        recipientOrganizationIds = new[] { Clinic, OtherClinic },
        categories = categories.Length > 0 ? categories : ["referrals", "engagement", "check-in-scores"],
        purposes = new[] { "treatment", "care-management" },
    };

    public async Task<Guid> RequestAsync(Guid participant, params string[] categories)
    {
        var id = Guid.CreateVersion7();
        var answer = await Specialist.PutAsJsonAsync(
            $"/api/consent/consents/{id}", Asking(participant, categories));
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static object Statements => new { rightToRevoke = true, redisclosure = true, refusal = true };

    public DateTimeOffset NextYear => Clock.GetUtcNow().AddYears(1);

    public Task<HttpResponseMessage> GrantAsync(Guid participant, Guid consent, DateTimeOffset? expiresAt = null) =>
        ActAsync(participant, consent, "grant", new
        {
            expiresAt = expiresAt ?? NextYear,
            signature = new { name = "Jo Rivers" },
            statements = Statements,
        });

    public Task<HttpResponseMessage> ActAsync(Guid participant, Guid consent, string verb, object? body = null) =>
        Participant(participant).PostAsJsonAsync($"/api/consent/consents/{consent}/{verb}", body ?? new { });

    /// <summary>A participant and a consent of theirs that is in force.</summary>
    public async Task<(Guid Participant, Guid Consent)> GrantedAsync(params string[] categories)
    {
        var participant = await RegisterAsync();
        var consent = await RequestAsync(participant, categories);
        (await GrantAsync(participant, consent)).EnsureSuccessStatusCode();
        return (participant, consent);
    }

    public async Task<JsonElement> ReadAsync(Guid participant, Guid consent) =>
        await Participant(participant).GetFromJsonAsync<JsonElement>($"/api/consent/consents/{consent}");

    public AuthorizeDisclosure Question(Guid participant, params DisclosureCategory[] categories) => new()
    {
        DisclosureId = Guid.CreateVersion7(),
        RecipientOrganizationId = Clinic,
        RecipientId = Guid.CreateVersion7(),
        Purpose = PurposeOfUse.Treatment,
        Items =
        [
            .. categories.Select(category =>
                new DisclosureItem("Observation", Guid.CreateVersion7(), 1, participant, Community, category)),
        ],
    };

    public async Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDisclosures>()
            .AuthorizeAsync(question, CancellationToken.None);
    }

    public async Task<DisclosureDecision> DecideAsync(DecideDisclosure question)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDisclosures>()
            .DecideAsync(question, CancellationToken.None);
    }

    public async Task<JsonElement> AccountingAsync(Guid participant) =>
        await Participant(participant).GetFromJsonAsync<JsonElement>("/api/consent/disclosures");

    public async Task<JsonElement> VerifyAsync()
    {
        var answer = await Administrator.PostAsync("/api/consent/accounting/verify", null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task AnchorAsync() =>
        Host.Services.GetRequiredService<AnchorAccounting>().AnchorAsync(CancellationToken.None);

    /// <summary>A consent of somebody's that the organization has asked for, under this very id.</summary>
    public Task PlaceAsync(Guid id, Guid organization) => InStoreAsync(store =>
    {
        var terms = new ConsentTerms
        {
            DiscloserOrganizationIds = [organization],
            RecipientOrganizationIds = [Clinic],
            Categories = [DisclosureCategory.Referrals],
            Purposes = [PurposeOfUse.Treatment],
        };
        var request = MakeConsent.Request(Guid.CreateVersion7(), terms) with { Id = id };
        store.AddConsent(ConsentRecord.Request(request, Clock.GetUtcNow()), [organization]);
        return store.SaveChangesAsync();
    });

    internal async Task<T> InStoreAsync<T>(Func<ConsentDbContext, Task<T>> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ConsentDbContext>());
    }

    private async Task RegisterOrganizationAsync(Guid id, string kind, string name)
    {
        var answer = await Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{id}", new { name, kind });
        answer.EnsureSuccessStatusCode();
    }
}
