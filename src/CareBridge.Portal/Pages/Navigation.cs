using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Clinic;
using CareBridge.Portal.Pages.Crisis;
using CareBridge.Portal.Pages.Privacy;

namespace CareBridge.Portal.Pages;

/// <summary>Which pages lead where, by role. What a page itself refuses it refuses whoever knows its address.</summary>
internal static class Navigation
{
    public static IReadOnlyList<Place> Of(Visit visit)
    {
        var words = FrameWords.In(visit.Language);
        return visit.Caller?.Role switch
        {
            Role.ClinicStaff =>
            [
                new(ShowInbox.Path, words.Referrals),
                new(ShowPermitted.Path, words.Summaries),
                new(RaiseCrisis.Path, words.RaisePage),
                new(ShowRaised.Path, words.RaisedPage),
            ],
            Role.SocialServiceStaff =>
                [new(ShowInbox.Path, words.Referrals), new(ShowPermitted.Path, words.Summaries)],
            Role.PrivacyOfficer =>
            [
                new(ShowPrivacy.Path, words.Privacy),
                new(SearchAccounting.Path, words.Accounting),
                new(ReviewAccess.Path, words.BreakGlass),
                new(QueryBreach.Path, words.Breach),
            ],
            Role.PeerSpecialist or Role.Participant =>
                [new(RaiseCrisis.Path, words.RaisePage), new(ShowRaised.Path, words.RaisedPage)],
            Role.CrisisResponder =>
            [
                new(ShowBoard.Path, words.Board),
                new(KeepOnCall.Path, words.OnCall),
                new(Practice.Path, words.Drills),
            ],
            Role.Administrator => [new(ShowAlarms.Path, words.Alarms)],
            _ => [],
        };
    }

    /// <summary>Null while there is no page for them.</summary>
    public static string? StartOf(Visit visit) => Of(visit) is [var first, ..] ? first.Path : null;

    internal sealed record Place(string Path, string Name);
}
