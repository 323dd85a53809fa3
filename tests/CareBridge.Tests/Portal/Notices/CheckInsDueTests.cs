using System.Net.Http.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Participants who have agreed to check in hear on the morning of the day that it is time.</summary>
public sealed class CheckInsDueTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task It_is_told_once_a_day_and_not_to_who_has_checked_in()
    {
        var participant = await AgreeAsync();
        Assert.Empty(await participant.NoticesAsync());

        await MorningAsync();
        await TellsAsync(participant, 1);
        // Two instances, an hour and a new agreement later nothing has come twice.
        await using (await network.StartAnotherAsync())
        {
            await participant.Client.PutOkAsync(
                About(participant.Id, "check-in-agreement"), Daily(network.Community, "mood"));
            await PassAsync(TimeSpan.FromHours(1));
        }
        Assert.Single(participant.Mails);
        Assert.Single(await participant.NoticesAsync());
        // Else they may be offered help as well: two days would go by without a check-in.
        await CheckInAsync(participant);

        await MorningAsync();
        await TellsAsync(participant, 2);
        await CheckInAsync(participant);

        network.Clock.MoveTo(Today().AddDays(1).AddHours(7));
        await CheckInAsync(participant);
        await MorningAsync();
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await participant.NoticesAsync()).Count(notice => notice.Text("kind") == "check-in-due"));
    }

    [Fact]
    public async Task Whoever_checks_in_while_it_is_held_back_is_sent_nothing()
    {
        var participant = await AgreeAsync();
        await HoursAsync(participant, 18, 20);

        await MorningAsync();
        await HeldAsync(participant, Today().AddHours(18));
        await CheckInAsync(participant);
        // Read is what they have done.
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal("0", await UnreadAsync(participant));
        });

        await EndsAsync(participant, Today().AddHours(18), DispatchStatus.Unneeded);
        Assert.Empty(participant.Mails);
    }

    [Fact]
    public async Task Once_the_day_is_over_it_is_not_sent_any_more()
    {
        var participant = await AgreeAsync();
        await HoursAsync(participant, 1, 2);
        await MorningAsync();
        var day = Today();
        await HeldAsync(participant, day.AddDays(1).AddHours(1));

        await EndsAsync(participant, day.AddDays(1).AddHours(1), DispatchStatus.Unneeded);

        Assert.Empty(participant.Mails);
    }

    [Fact]
    public async Task Who_has_paused_hears_nothing()
    {
        var participant = await AgreeAsync();
        await participant.Client.PostOkAsync(
            $"{About(participant.Id, "check-in-agreement")}/pause", new { organizationId = network.Community });

        await MorningAsync();
        await PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(await participant.NoticesAsync());
    }

    [Fact]
    public async Task Told_late_or_in_another_order_or_again_it_says_the_same()
    {
        var participant = await network.AddParticipantAsync();
        var now = network.Clock.GetUtcNow();
        var open = new CheckInDueChanged
        {
            ReminderId = Guid.CreateVersion7(),
            Version = 1,
            AgreementId = Guid.CreateVersion7(),
            ParticipantId = participant.Id,
            OrganizationId = network.Community,
            DueOn = DateOnly.FromDateTime(now.UtcDateTime),
            DueBefore = now.AddHours(12),
            IsOpen = true,
            ChangedAt = now,
        };

        await TellAsync(open with { DueOn = open.DueOn.AddDays(-1), DueBefore = now.AddHours(-12) });
        Assert.Empty(await participant.NoticesAsync());
        await TellAsync(open with { Version = 2, IsOpen = false });
        await TellAsync(open);
        await TellAsync(open);

        Assert.True(Assert.Single(await participant.NoticesAsync()).TryGetProperty("readAt", out _));
        await EndsAsync(participant, now, DispatchStatus.Unneeded);
        Assert.Empty(participant.Mails);
    }

    /// <summary>In the afternoon, every day from then on.</summary>
    private async Task<Person> AgreeAsync()
    {
        network.Clock.MoveTo(Today().AddDays(1).AddHours(14));
        var participant = await network.AddParticipantAsync();
        await participant.Client.PutOkAsync(About(participant.Id, "check-in-agreement"), Daily(network.Community));
        await PassAsync(TimeSpan.FromSeconds(10));
        return participant;
    }

    private DateTimeOffset Today() => new(network.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>Of the next day, in steps that everybody's work can follow.</summary>
    private async Task MorningAsync()
    {
        var now = network.Clock.GetUtcNow();
        var morning = Today().AddHours(9);
        network.Clock.MoveTo(now < morning ? morning : morning.AddDays(1));
        await PassAsync(TimeSpan.FromSeconds(5));
    }

    private async Task PassAsync(TimeSpan time)
    {
        for (var step = 0; step < 10; step++)
        {
            network.Clock.Advance(time / 10);
            await Task.Delay(50);
        }
    }

    private Task CheckInAsync(Person participant) => participant.Client.PutOkAsync(
        $"/api/aftercare/check-ins/{Guid.CreateVersion7(network.Clock.GetUtcNow())}",
        new
        {
            participantId = participant.Id,
            organizationId = network.Community,
            heldAt = network.Clock.GetUtcNow(),
            mood = 5,
        });

    private async Task HoursAsync(Person participant, int from, int until)
    {
        var view = await participant.Client.PutOkAsync(
            $"/api/directory/participants/{participant.Id}/preferences",
            new
            {
                timeZone = "UTC",
                hours = Enum.GetNames<DayOfWeek>().Select(day => new
                {
                    day = day.ToLowerInvariant(),
                    from = $"{from:D2}:00:00",
                    until = $"{until:D2}:00:00",
                }),
            });
        await network.KnownAsync(participant, view.GetProperty("version").GetInt64());
    }

    private Task TellsAsync(Person participant, int times) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        Assert.Equal(times, participant.Mails.Count);
        Assert.Equal(times, (await participant.NoticesAsync()).Count);
        Assert.Equal("check-in-due", (await participant.NoticesAsync())[0].Text("kind"));
        // What is still being sent when the clock jumps past its claim is sent once more.
        Assert.Equal(times, await DeliveredAsync(participant));
    });

    private Task HeldAsync(Person participant, DateTimeOffset until) => Eventually.SucceedsAsync(async () =>
    {
        await network.StepAsync();
        Assert.Equal(until, (await DispatchAsync(participant)).DueAt);
    });

    private async Task EndsAsync(Person participant, DateTimeOffset at, DispatchStatus status)
    {
        network.Clock.MoveTo(at);
        await Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Equal(status, (await DispatchAsync(participant)).Status);
        });
    }

    private Task<Dispatch> DispatchAsync(Person participant) => network.InStoreAsync(
        store => store.Dispatches.AsNoTracking().SingleAsync(d => d.PersonId == participant.Id));

    private Task<int> DeliveredAsync(Person participant) => network.InStoreAsync(store =>
        store.Dispatches.CountAsync(d => d.PersonId == participant.Id && d.Status == DispatchStatus.Delivered));

    private static async Task<string?> UnreadAsync(Person participant) =>
        (await participant.Client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/portal/notices/unread"))
        .Text("count");

    /// <summary>As if the inbox had forgotten what it was told before.</summary>
    private async Task TellAsync(CheckInDueChanged message)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NotifyOfCheckIns>().HandleAsync(message, default);
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    }
}
