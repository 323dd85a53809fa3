using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests;

/// <summary>Two communities, two clinics, a crisis team and what people do there, over the API.</summary>
public sealed class CareNetwork : IAsyncLifetime
{
    private readonly IReadOnlyDictionary<string, string?>? _settings;

    public CareNetwork()
    {
    }

    internal CareNetwork(IReadOnlyDictionary<string, string?> settings) => _settings = settings;

    private readonly SwitchableDisclosures.Switch _consent = new();

    /// <summary>Instead of the system's.</summary>
    internal FixedClock? Clock { get; init; }

    public CareBridgeTestHost Host { get; private set; } = null!;

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid OtherCommunity { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    public Guid OtherClinic { get; } = Guid.CreateVersion7();

    public Guid CrisisTeam { get; } = Guid.CreateVersion7();

    // Clients are made anew each time: an internal token lasts a minute.
    public HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public HttpClient Specialist => Staff(Role.PeerSpecialist, Community);

    /// <summary>A specialist of the other community.</summary>
    public HttpClient Stranger => Staff(Role.PeerSpecialist, OtherCommunity);

    public bool ConsentIsDown
    {
        get => _consent.Off;
        set => _consent.Off = value;
    }

    /// <summary>Where it is asked while it is down; null where it runs in this process.</summary>
    public Uri? ConsentIsElsewhere
    {
        set => _consent.Elsewhere = value;
    }

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(
            Clock, configure: services => SwitchableDisclosures.Put(services, _consent), settings: _settings);
        await RegisterOrganizationAsync(
            CrisisTeam, new { name = "North Line", kind = "crisis-team", phone = "555-0199" });
        await RegisterOrganizationAsync(
            Community,
            new { name = "Harbor Peers", kind = "peer-community", phone = "555-0101", crisisTeamId = CrisisTeam });
        await RegisterOrganizationAsync(OtherCommunity, new { name = "Hill Peers", kind = "peer-community" });
        await RegisterOrganizationAsync(Clinic, new { name = "River Clinic", kind = "clinic" });
        await RegisterOrganizationAsync(OtherClinic, new { name = "Lake Clinic", kind = "clinic" });
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public HttpClient Staff(Role role, Guid organization, Guid? id = null) =>
        Host.As(new Caller(id ?? Guid.CreateVersion7(), role, organization));

    public HttpClient Participant(Guid id) => Host.As(new Caller(id, Role.Participant, null));

    /// <summary>A new participant of the community.</summary>
    public async Task<Guid> RegisterAsync()
    {
        var id = Guid.CreateVersion7();
        var answer = await Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName = "Jo", familyName = "Rivers" });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>The participant consents that the community tells the recipient; gives the consent's id.</summary>
    /// <param name="discloser">Another than the community.</param>
    public async Task<Guid> ConsentAsync(
        Guid participant, Guid recipient, string category, string purpose, Guid? discloser = null)
    {
        var id = Guid.CreateVersion7();
        var asker = Staff(Role.PeerSpecialist, discloser ?? Community);
        var asked = await asker.PutAsJsonAsync($"/api/consent/consents/{id}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { discloser ?? Community },
            recipientOrganizationIds = new[] { recipient },
            categories = new[] { category },
            purposes = new[] { purpose },
        });
        asked.EnsureSuccessStatusCode();
        var granted = await Participant(participant).PostAsJsonAsync($"/api/consent/consents/{id}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Jo Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        granted.EnsureSuccessStatusCode();
        return id;
    }

    public async Task RevokeAsync(Guid participant, Guid consent)
    {
        var answer = await Participant(participant).PostAsJsonAsync($"/api/consent/consents/{consent}/revoke", new { });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What is on record about disclosures of the participant's data.</summary>
    public async Task<JsonElement[]> AccountingAsync(Guid participant)
    {
        var page = await Participant(participant).GetFromJsonAsync<JsonElement>("/api/consent/disclosures");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    internal async Task<T> InStoreAsync<TStore, T>(Func<TStore, Task<T>> work)
        where TStore : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TStore>());
    }

    private async Task RegisterOrganizationAsync(Guid id, object organization)
    {
        var answer = await Administrator.PutAsJsonAsync($"/api/directory/organizations/{id}", organization);
        answer.EnsureSuccessStatusCode();
    }
}
