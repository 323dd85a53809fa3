using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>One community and a clock that moves when told to.</summary>
public sealed class LivingWorld : IAsyncLifetime
{
    public FixedClock Clock { get; } = new();

    public CareBridgeTestHost Host { get; private set; } = null!;

    public Guid Community { get; } = Guid.CreateVersion7();

    /// <summary>Stands by everybody here.</summary>
    public Guid SpecialistId { get; } = Guid.CreateVersion7();

    /// <summary>Between the moment that it is asked what is permitted and the disclosure.</summary>
    public bool ConsentsEndMeanwhile { get; set; }

    public HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public HttpClient Specialist => Staff(SpecialistId);

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(Clock, services => FleetingDisclosures.Put(services, this));
        await Administrator.PutOkAsync(
            $"/api/directory/organizations/{Community}", new { name = "Harbor Peers", kind = "peer-community" });
        await EmployAsync(SpecialistId);
        await RulesAsync(Specialist, 1);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public HttpClient Staff(Guid id) => Host.As(new Caller(id, Role.PeerSpecialist, Community));

    public HttpClient Participant(Guid id) => Host.As(new Caller(id, Role.Participant, null));

    public Task EmployAsync(Guid id) => Administrator.PutOkAsync(
        $"/api/directory/organizations/{Community}/staff/{id}", new { givenName = "Al", familyName = "Stone" });

    /// <summary>Somebody new who checks in every day, and in whose circle the specialist is.</summary>
    public async Task<Guid> WelcomeAsync()
    {
        var id = Guid.CreateVersion7();
        await Specialist.PutOkAsync(
            $"/api/directory/participants/{id}", new { givenName = "Joan", familyName = "Rivers" });
        await Specialist.PutOkAsync(About(id, "check-in-agreement"), Daily());
        await Specialist.PutOkAsync(
            About(id, $"circle/members/{Guid.CreateVersion7()}"),
            new { kind = "staff", personId = SpecialistId, roleCode = "peer-support" });
        return id;
    }

    public Task CheckInAsync(Guid participant, int? craving = null, DateTimeOffset? heldAt = null) =>
        Participant(participant).PutOkAsync(
            $"/api/aftercare/check-ins/{Guid.CreateVersion7(Clock.GetUtcNow())}",
            new
            {
                participantId = participant,
                organizationId = Community,
                heldAt = heldAt ?? Clock.GetUtcNow(),
                craving,
            });

    /// <summary>The participant proposes boundaries to somebody in their circle; gives the partnership.</summary>
    public async Task<Guid> ProposeAsync(
        Guid participant, Guid member, string topic = "contact", bool isToldByMail = true)
    {
        var address = isToldByMail ? new { channel = "email", value = "sam@example.org", language = "en" } : null;
        var proposed = await Participant(participant).PutOkAsync(
            About(participant, $"circle/members/{member}/boundaries"), Boundaries(topic, address));
        return Guid.Parse(proposed.Text("id")!);
    }

    /// <summary>The participant signs what they are asked for once a partner without an account has agreed.</summary>
    /// <param name="categories">Fewer than they are asked for; none: all.</param>
    public async Task<string> SignAsync(Guid participant, params string[] categories)
    {
        string? asked = null;
        await UntilAsync(async () =>
        {
            var consents = await Participant(participant).ItemsAsync("/api/consent/consents");
            asked = consents.Where(consent => consent.Text("status") == "requested")
                .Select(consent => consent.Text("id")).FirstOrDefault();
            return asked is not null;
        });
        await Participant(participant).PostOkAsync($"/api/consent/consents/{asked}/grant", new
        {
            categories = categories.Length == 0 ? null : categories,
            expiresAt = Clock.GetUtcNow().AddYears(1),
            signature = new { name = "Joan Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        });
        return asked!;
    }

    public object Boundaries(string topic, object? address) => new
    {
        organizationId = Community,
        hours = new { from = "00:00:00", to = "00:00:00", timeZone = "UTC" },
        mayBeTold = new[] { topic },
        knownAs = "Jo",
        address,
    };

    /// <param name="memberId">By which they go; left out, one of their own.</param>
    public async Task<Guid> NameAsync(Guid participant, object member, Guid? memberId = null)
    {
        var id = memberId ?? Guid.CreateVersion7();
        await Participant(participant).PutOkAsync(About(participant, $"circle/members/{id}"), member);
        return id;
    }

    /// <summary>Lets a little time pass until it is so; less than any rule waits for.</summary>
    public Task UntilAsync(Func<Task<bool>> isSo) => Eventually.IsAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await isSo();
    });

    public Task UntilWarningIsAsync(Guid participant, string status) => UntilAsync(async () =>
        (await Participant(participant).ItemsAsync(About(participant, "warnings")))
            .Select(warning => warning.Text("status")).FirstOrDefault() == status);

    /// <summary>Until there is nothing left to look at.</summary>
    public Task UntilReviewedAsync() => UntilAsync(() => InStoreAsync(
        async store => !await store.ReviewRequests.AnyAsync()));

    internal async Task<T> InStoreAsync<T>(Func<AftercareDbContext, Task<T>> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AftercareDbContext>());
    }

    /// <summary>What would be sent to a partner without an account.</summary>
    internal async Task<PartnerNotice> NoticeAsync(Guid participant)
    {
        var seal = Host.Services.GetRequiredService<ISeal>();
        var warning = await InStoreAsync(store => store.Warnings.SingleAsync(w => w.ParticipantId == participant));
        return seal.Open<PartnerNotice>(warning.PartnerNotice!);
    }

    private static Task RulesAsync(HttpClient specialist, int missed) => specialist.PutOkAsync(
        "/api/aftercare/warning-rules",
        new
        {
            rules = new[]
            {
                new { signal = "check-ins-missed", threshold = missed },
                new { signal = "contact-lost", threshold = 1 },
                new { signal = "craving", threshold = 8 },
            },
            waits = new { partner = 60, specialist = 120, followUp = 600 },
        });
}
