namespace CareBridge.Portal.Pages.Participant;

/// <summary>What stands above each of a participant's pages; all of them are listed on the first.</summary>
internal static class MyPlaces
{
    public static IReadOnlyList<Navigation.Place> Of(Visit visit)
    {
        var words = new MyWords(visit.Language);
        return
        [
            new(ShowToday.Path, words.Today),
            new(ShowConsents.Path, words.ShortConsents),
            new(CheckIn.Path, words.ShortCheckIns),
            new(FollowPlan.Path, words.ShortPlan),
            new(ReadSafetyPlan.Path, words.MySafetyPlan),
            new(ChangeSettings.Path, words.Settings),
        ];
    }
}
