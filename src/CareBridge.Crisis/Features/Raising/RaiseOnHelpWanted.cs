using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>
/// Whoever says yes to the crisis help that they are offered after an early warning is raised to the crisis team at
/// once. Each yes counts once, however often and late it is told.
/// </summary>
internal sealed class RaiseOnHelpWanted(RaisingDesk raising, TimeProvider time) : IReaction<WarningChanged>
{
    public async Task HandleAsync(WarningChanged message, CancellationToken cancellation)
    {
        if (message.HelpWanted != true) return;
        var answeredAt = message.HelpAnsweredAt ?? message.RaisedAt;
        var report = new Report
        {
            Id = DerivedId.Of("help wanted", message.WarningId, $"{answeredAt.UtcTicks}"),
            ParticipantId = message.ParticipantId,
            OrganizationId = message.OrganizationId,
            RaisedBy = message.ParticipantId,
            RaisedAs = RaiserKind.EarlyWarning,
            At = time.Now(),
        };
        await raising.TakeAsync(report, followsId: null, cancellation);
    }
}
