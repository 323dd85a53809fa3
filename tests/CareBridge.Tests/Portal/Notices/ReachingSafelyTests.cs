using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Participants who have said how they can be reached without harm.</summary>
public sealed class ReachingSafelyTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task Outside_their_hours_it_waits_and_when_the_hours_change_it_is_looked_at_anew()
    {
        var noon = NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.PreferAsync(participant, hours: (noon.AddHours(6), noon.AddHours(8)));

        await AskAsync(participant);
        await HeldAsync(participant, noon.AddHours(6), HeldBy.ContactHours);
        await network.PreferAsync(participant, hours: (noon.AddHours(2), noon.AddHours(3)));
        await HeldAsync(participant, noon.AddHours(2), HeldBy.ContactHours);
        Assert.Empty(participant.Mails);
        // An older word that comes late changes nothing.
        await LearnAsync(participant, version: 1);
        network.Clock.MoveTo(noon.AddHours(1));
        Assert.Empty(participant.Mails);

        network.Clock.MoveTo(noon.AddHours(2));
        await EndsAsync(participant, DispatchStatus.Delivered);
        Assert.Single(participant.Mails);
    }

    [Fact]
    public async Task Of_quiet_hours_and_theirs_the_later_end_counts()
    {
        var noon = NextNoon();
        var participant = await network.AddParticipantAsync();
        (await participant.PutSettingsAsync(quietHours: new
        {
            from = $"{noon.AddHours(-1):HH:mm:ss}",
            until = $"{noon.AddHours(4):HH:mm:ss}",
        })).EnsureSuccessStatusCode();
        await network.PreferAsync(participant, hours: (noon.AddHours(2), noon.AddHours(8)));

        await AskAsync(participant);

        await HeldAsync(participant, noon.AddHours(4), HeldBy.QuietHours);
        network.Clock.MoveTo(noon.AddHours(4));
        await EndsAsync(participant, DispatchStatus.Delivered);
    }

    [Fact]
    public async Task A_way_that_they_do_not_want_is_not_used_and_the_notice_is_in_the_portal()
    {
        NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.PreferAsync(participant, channels: ["phone", "text-message"]);

        await AskAsync(participant);

        await EndsAsync(participant, DispatchStatus.Unneeded);
        Assert.Empty(participant.Mails);
        Assert.Empty(await participant.DeliveriesAsync());
        Assert.Single(await participant.NoticesAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_before_it_is_known_how_they_can_be_reached()
    {
        NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.KnownAsync(participant, version: 1);
        await network.InStoreAsync(store => store.ContactRules
            .Where(r => r.ParticipantId == participant.Id).ExecuteDeleteAsync());

        await AskAsync(participant);
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(HeldBy.NotKnown, (await DispatchAsync(participant)).HeldBy);
        });
        Assert.Empty(participant.Mails);

        await LearnAsync(participant, version: 1);
        await EndsAsync(participant, DispatchStatus.Delivered);
    }

    [Fact]
    public async Task Several_instances_send_what_waited_for_its_hour_once()
    {
        var noon = NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.PreferAsync(participant, hours: (noon.AddHours(2), noon.AddHours(3)));
        await AskAsync(participant);
        await HeldAsync(participant, noon.AddHours(2), HeldBy.ContactHours);

        // Whoever held it back is gone, and two others find it.
        await using var another = await network.StartAnotherAsync();
        network.Clock.MoveTo(noon.AddHours(2));
        await EndsAsync(participant, DispatchStatus.Delivered);

        network.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(participant.Mails);
        Assert.Equal(["email taken -"], await participant.DeliveriesAsync());
    }

    [Fact]
    public async Task What_a_dead_instance_had_begun_waits_for_the_hour_that_was_named_meanwhile()
    {
        var noon = NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.PreferAsync(participant, hours: (noon.AddHours(2), noon.AddHours(3)));
        var (id, past) = (Guid.CreateVersion7(), noon.AddMinutes(-5));
        await network.InStoreAsync(store =>
        {
            var dispatch = Dispatch.Of(NoticeKind.ConsentAsked, id, participant.Id, past, past);
            dispatch.Claim(past);
            dispatch.Begin(Channel.Email);
            store.Dispatches.Add(dispatch);
            store.DeliveryAttempts.Add(DeliveryAttempt.Begin(dispatch, Channel.Email, past));
            store.Notices.Add(Notice.Make(id, participant.Id, NoticeKind.ConsentAsked, null, id, past));
            return store.SaveChangesAsync();
        });

        await HeldAsync(participant, noon.AddHours(2), HeldBy.ContactHours);
        Assert.Empty(participant.Mails);
        network.Clock.MoveTo(noon.AddHours(2));
        await EndsAsync(participant, DispatchStatus.Delivered);

        Assert.Single(participant.Mails);
        Assert.Equal(["email failed interrupted", "email taken -"], await participant.DeliveriesAsync());
    }

    [Fact]
    public async Task Whoever_was_about_to_send_by_the_old_rule_does_not()
    {
        var at = NextNoon();
        var participant = await network.AddParticipantAsync();
        await network.KnownAsync(participant, version: 1);
        var id = Guid.CreateVersion7();
        await network.InStoreAsync(store =>
        {
            store.Dispatches.Add(Dispatch.Of(NoticeKind.ConsentAsked, id, participant.Id, at.AddDays(1), at));
            return store.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => network.InStoreAsync(async mine =>
        {
            var slow = await mine.Dispatches.SingleAsync(d => d.Id == id);
            slow.Claim(at.AddDays(1));
            await mine.SaveChangesAsync();
            await LearnAsync(participant, version: 2, onlyCalls: true);
            slow.HandOver(at);
            return await mine.SaveChangesAsync();
        }));
    }

    private DateTimeOffset NextNoon()
    {
        var now = network.Clock.GetUtcNow();
        var noon = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero);
        network.Clock.MoveTo(noon);
        return noon;
    }

    private async Task AskAsync(Person participant)
    {
        await network.AskConsentAsync(
            await network.AddStaffAsync(network.Community, Role.PeerSpecialist), participant);
        await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
    }

    private Task HeldAsync(Person participant, DateTimeOffset until, HeldBy by) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        var dispatch = await DispatchAsync(participant);
        Assert.Equal((until, by), (dispatch.DueAt, dispatch.HeldBy));
    });

    private Task EndsAsync(Person participant, DispatchStatus status) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        Assert.Equal(status, (await DispatchAsync(participant)).Status);
    });

    private Task<Dispatch> DispatchAsync(Person participant) => network.InStoreAsync(
        store => store.Dispatches.AsNoTracking().SingleAsync(d => d.PersonId == participant.Id));

    /// <summary>As if the inbox had forgotten what it was told before.</summary>
    private async Task LearnAsync(Person participant, long version, bool onlyCalls = false)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        var seal = scope.ServiceProvider.GetRequiredService<ISeal>();
        await scope.ServiceProvider.GetRequiredService<LearnContactRules>().HandleAsync(
            new ParticipantChanged
            {
                ParticipantId = participant.Id,
                Version = version,
                Active = true,
                OrganizationIds = [network.Community],
                RegisteredBy = network.Community,
                Details = seal.Seal(new ParticipantDetails
                {
                    GivenName = "Sam",
                    FamilyName = "Brook",
                    Identifiers = [],
                    Preferences = new ParticipantPreferences
                    {
                        Channels = onlyCalls ? [ContactChannel.Phone] : [],
                    },
                }),
                ChangedAt = network.Clock.GetUtcNow(),
            },
            default);
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    }
}
