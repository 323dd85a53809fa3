using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Administration;
using CareBridge.Portal.Pages.Clinic;
using CareBridge.Portal.Pages.Crisis;
using CareBridge.Portal.Pages.Operation;
using CareBridge.Portal.Pages.Participant;
using CareBridge.Portal.Pages.Privacy;
using CareBridge.Portal.Pages.Specialist;

namespace CareBridge.Portal.Pages;

/// <summary>Which pages lead where, by role. What a page itself refuses it refuses whoever knows its address.</summary>
internal static class Navigation
{
    public static IReadOnlyList<Place> Of(Visit visit)
    {
        var words = FrameWords.In(visit.Language);
        var (clinic, privacy) = (ClinicWords.In(visit.Language), PrivacyWords.In(visit.Language));
        return visit.Caller?.Role switch
        {
            Role.PeerSpecialist =>
            [
                new(MyPeople.Path, words.People),
                new(ShowReferrals.Path, words.Referrals),
                new(ShowInbox.Path, words.ReceivedReferrals),
                new(RaiseCrisis.Path, words.RaisePage),
                new(ShowRaised.Path, words.RaisedPage),
            ],
            Role.ClinicStaff =>
            [
                new(ShowInbox.Path, clinic.InboxTitle),
                new(ShowPermitted.Path, clinic.PermittedTitle),
                new(RaiseCrisis.Path, words.RaisePage),
                new(ShowRaised.Path, words.RaisedPage),
            ],
            Role.SocialServiceStaff =>
                [new(ShowInbox.Path, clinic.InboxTitle), new(ShowPermitted.Path, clinic.PermittedTitle)],
            Role.PrivacyOfficer =>
            [
                new(ShowPrivacy.Path, privacy.PrivacyTitle),
                new(SearchAccounting.Path, privacy.AccountingTitle),
                new(ReviewAccess.Path, privacy.AccessesTitle),
                new(QueryBreach.Path, privacy.BreachTitle),
                new(KeepHolds.Path, privacy.HoldsTitle),
            ],
            Role.Participant => MyPlaces.Of(visit),
            Role.CrisisResponder =>
            [
                new(ShowBoard.Path, words.Board),
                new(KeepOnCall.Path, words.OnCall),
                new(Practice.Path, words.Drills),
                new(ShowFigures.Path, CrisisWords.In(visit.Language).FiguresShort),
            ],
            Role.Administrator =>
            [
                new(ListOrganizations.Path, AdministrationWords.In(visit.Language).Organizations),
                new(ListClients.Path, AdministrationWords.In(visit.Language).Clients),
                new(SettleMatches.Path, AdministrationWords.In(visit.Language).Matches),
                new(ShowOperation.Path, OperationWords.In(visit.Language).Operation),
                new(ShowAlarms.Path, words.Alarms),
                new(ShowFigures.Path, CrisisWords.In(visit.Language).FiguresShort),
            ],
            _ => [],
        };
    }

    /// <summary>Whoever may have an account has one.</summary>
    public static string StartOf(Visit visit) => Of(visit)[0].Path;

    internal sealed record Place(string Path, string Name);
}
