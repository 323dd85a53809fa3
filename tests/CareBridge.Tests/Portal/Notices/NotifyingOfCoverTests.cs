using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Security;
using CareBridge.Portal.Features.Notices;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>A team hears that too few of it are on call, until they are not.</summary>
public sealed class NotifyingOfCoverTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task The_team_hears_of_it_once_and_once_more_the_day_before_and_others_do_not()
    {
        var responder = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        var clinician = await network.AddStaffAsync(network.Clinic, Role.ClinicStaff);
        var missing = Missing(CoverStage.Ahead);

        await network.TellAsync<NotifyOfCover, CoverMissing>(missing);
        await network.TellAsync<NotifyOfCover, CoverMissing>(missing);
        Assert.Equal(1, await responder.CountAsync("cover-missing"));
        await network.TellAsync<NotifyOfCover, CoverMissing>(missing with { Stage = CoverStage.Soon });
        Assert.Equal(2, await responder.CountAsync("cover-missing"));
        Assert.Equal(0, await clinician.CountAsync("cover-missing"));

        await network.TellAsync<NotifyOfCover, CoverMissing>(
            missing with { Stage = CoverStage.Soon, ClosedAt = missing.ChangedAt });
        Assert.All(
            (await responder.NoticesAsync()).Where(notice => notice.GetProperty("kind").GetString() == "cover-missing"),
            notice => Assert.True(notice.TryGetProperty("readAt", out _)));
    }

    [Fact]
    public async Task What_is_covered_before_it_was_told_tells_nobody_any_more()
    {
        var responder = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        var missing = Missing(CoverStage.Soon);

        await network.TellAsync<NotifyOfCover, CoverMissing>(missing with { ClosedAt = missing.ChangedAt });
        await network.TellAsync<NotifyOfCover, CoverMissing>(missing);

        var notice = Assert.Single(
            await responder.NoticesAsync(), one => one.GetProperty("kind").GetString() == "cover-missing");
        Assert.True(notice.TryGetProperty("readAt", out _));
    }

    private CoverMissing Missing(CoverStage stage)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new CoverMissing
        {
            GapId = Guid.CreateVersion7(),
            CrisisTeamId = network.CrisisTeam,
            Tier = 1,
            From = now.AddDays(3),
            Until = now.AddDays(4),
            Stage = stage,
            ChangedAt = now,
        };
    }
}
