using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CareBridge.Platform.Security;
using CareBridge.Platform.Telemetry;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>What operators see of notices: how many, which way and how; nothing of anybody.</summary>
public sealed class CountingNoticesTests(ClockedNoticeHost network) : IClassFixture<ClockedNoticeHost>
{
    [Fact]
    public async Task What_is_sent_fails_or_is_held_back_is_counted_by_kind_and_channel()
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = Listen(network.Host.Services.GetRequiredService<IMeterFactory>(), counted);
        var specialist = await network.AddStaffAsync(network.Community, Role.PeerSpecialist);
        var participant = await network.AddParticipantAsync();
        await network.AskConsentAsync(specialist, participant);
        await CountsAsync("sent channel=email kind=consent-asked");

        var nobody = await network.AddParticipantAsync(mailbox: "nobody");
        await network.AskConsentAsync(specialist, nobody);
        await CountsAsync("failed channel=email kind=consent-asked outcome=failed reason=no-such-address");

        var sleeping = await network.AddParticipantAsync();
        var now = network.Clock.GetUtcNow();
        (await sleeping.PutSettingsAsync(quietHours: new
        {
            from = $"{now.AddHours(-1):HH:mm:ss}",
            until = $"{now.AddHours(6):HH:mm:ss}",
        })).EnsureSuccessStatusCode();
        await network.AskConsentAsync(specialist, sleeping);
        await CountsAsync("held by=quiet-hours channel=email kind=consent-asked");

        Task CountsAsync(string what) => Eventually.SucceedsAsync(async () =>
        {
            await network.StepAsync();
            Assert.Contains(what, counted);
        });
    }

    private static MeterListener Listen(IMeterFactory meters, ConcurrentQueue<string> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == Measures.MeterName && instrument.Meter.Scope == meters)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            var named = tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
            counted.Enqueue($"{instrument.Name.Split('.')[^1]} {string.Join(' ', named)}");
        });
        listener.Start();
        return listener;
    }
}
