using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Preferences;

internal sealed record ParticipantPreferencesView(Guid ParticipantId, long Version, ParticipantPreferences Preferences)
{
    public static ParticipantPreferencesView Of(Participant participant) =>
        new(participant.Id, participant.ShownVersion, participant.Preferences);
}
