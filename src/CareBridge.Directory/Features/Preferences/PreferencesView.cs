using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Preferences;

internal sealed record PreferencesView(Guid ParticipantId, long Version, ParticipantPreferences Preferences)
{
    public static PreferencesView Of(Participant participant) =>
        new(participant.Id, participant.Version, participant.Preferences);
}
