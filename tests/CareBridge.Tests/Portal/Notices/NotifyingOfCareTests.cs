using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Portal.Notices.NoticeDesk;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Who hears of somebody whom they should look after.</summary>
public sealed partial class NotifyingOfCareTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    private const string Page = "/api/aftercare/links/a-token";

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The partner, as the circle of support knows them.</summary>
    private readonly Guid _member = Guid.CreateVersion7();

    [Fact]
    public async Task A_partner_without_an_account_is_sent_one_page_then_it_is_the_specialists_turn()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var address = $"partner-{Guid.CreateVersion7():N}@partner.example";
        await network.ConsentToPartnerAsync(participant, _member);
        var warning = Warning(participant, WarningStatus.PartnerTold, address);

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(warning);
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(warning);
        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(network.Mail.To(address))));
        Assert.Contains($"{NoticeHost.Origin}{Page}", mail.Text, StringComparison.Ordinal);
        Assert.Equal("Tiene un mensaje nuevo en CareBridge.", mail.Headers["Subject"]);
        var kept = await DispatchAsync(warning);
        Assert.Equal((DispatchStatus.Delivered, null), (kept.Status, kept.Addressee));

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(
            Warning(participant, WarningStatus.SpecialistTold) with { WarningId = warning.WarningId });
        Assert.Equal(1, await specialist.CountAsync("warning-raised"));
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(
            Warning(participant, WarningStatus.HelpOffered) with { WarningId = warning.WarningId });
        Assert.Equal(1, await participant.CountAsync("help-offered"));
        Assert.Equal(0, await participant.CountAsync("warning-raised"));
        Assert.Empty(await clinician.NoticesAsync());
        Assert.Single(network.Mail.To(address));
    }

    [Fact]
    public async Task Each_time_that_specialists_are_told_is_news()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        var told = Warning(participant, WarningStatus.SpecialistTold) with { SpecialistToldAt = Now };

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(told);
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(told);
        Assert.Equal(1, await specialist.CountAsync("warning-raised"));
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(told with { SpecialistToldAt = Now.AddDays(1) });
        Assert.Equal(2, await specialist.CountAsync("warning-raised"));
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(
            told with { SpecialistToldAt = Now.AddDays(2), HelpWanted = true });

        Assert.Equal(1, await specialist.CountAsync("help-wanted"));
        Assert.Equal(2, await specialist.CountAsync("warning-raised"));
    }

    [Fact]
    public async Task Where_nobody_whom_the_circle_names_could_hear_of_it_everybody_does()
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(
            Warning(participant, WarningStatus.SpecialistTold) with { SpecialistIds = [Guid.CreateVersion7()] });

        Assert.Equal(1, await specialist.CountAsync("warning-raised"));
    }

    [Fact]
    public async Task Where_the_participant_cannot_hear_of_the_offer_the_specialists_do()
    {
        var specialist = await SpecialistAsync();
        var somebody = await network.AddParticipantAsync();

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(
            Warning(somebody, WarningStatus.HelpOffered) with { ParticipantId = Guid.CreateVersion7() });

        Assert.Equal(1, await specialist.CountAsync("warning-raised"));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("weekly")]
    [InlineData("no channel")]
    [InlineData("not a safe channel")]
    public async Task Where_the_participant_would_not_hear_of_the_offer_at_once_the_specialists_do_too(string because)
    {
        var (specialist, participant) = (await SpecialistAsync(), await network.AddParticipantAsync());
        if (because == "not a safe channel")
        {
            await network.PreferAsync(participant, channels: ["phone"]);
        }
        else
        {
            object[] kinds = because is "no channel" ? [] : [new { kind = "help-offered", when = because }];
            (await participant.PutSettingsAsync(channels: because == "no channel" ? [] : ["email"], kinds: kinds))
                .EnsureSuccessStatusCode();
        }

        var offered = Warning(participant, WarningStatus.HelpOffered);
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(offered);
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(offered);

        Assert.Equal(1, await specialist.CountAsync("warning-raised"));
        Assert.Equal(1, await participant.CountAsync("help-offered"));
    }

    [Fact]
    public async Task A_partner_is_sent_nothing_once_somebody_sees_to_it()
    {
        var participant = await network.AddParticipantAsync();
        var address = $"partner-{Guid.CreateVersion7():N}@partner.example";
        var told = Warning(participant, WarningStatus.PartnerTold, address);

        await network.TellAsync<NotifyOfWarnings, WarningChanged>(told with
        {
            Status = WarningStatus.Acknowledged,
            PartnerNotice = null,
        });
        await network.TellAsync<NotifyOfWarnings, WarningChanged>(told);

        Assert.Equal(DispatchStatus.Unneeded, (await DispatchAsync(told)).Status);
        Assert.Empty(network.Mail.To(address));
    }

    private Task<Person> SpecialistAsync() => network.AddStaffAsync(network.Community, Role.PeerSpecialist);

    private WarningChanged Warning(Person participant, WarningStatus status, string? address = null) => new()
    {
        WarningId = Guid.CreateVersion7(),
        Version = 2,
        ParticipantId = participant.Id,
        OrganizationId = network.Community,
        Status = status,
        Signals = [WarningSignal.CheckInsMissed],
        PartnerNotice = address is null
            ? null
            : Seal(new PartnerNotice(_member, PartnerChannel.Email, address, "es-MX", Page)),
        SpecialistIds = [],
        RaisedAt = Now,
        ChangedAt = Now,
    };

    private SealedContent Seal(PartnerNotice notice) =>
        network.Host.Services.GetRequiredService<ISeal>().Seal(notice);

    private Task<Dispatch> DispatchAsync(WarningChanged warning)
    {
        var id = DerivedId.Of("partner notice", warning.WarningId, "");
        return Eventually.SucceedsAsync(() => network.InStoreAsync(
            store => store.Dispatches.SingleAsync(d => d.Id == id && d.EndedAt != null)));
    }
}
