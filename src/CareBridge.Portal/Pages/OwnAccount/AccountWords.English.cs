using CareBridge.Platform.Security;

namespace CareBridge.Portal.Pages.OwnAccount;

internal sealed partial record AccountWords
{
    private static readonly AccountWords English = new()
    {
        Roles = new Dictionary<Role, string>
        {
            [CareBridge.Platform.Security.Role.Administrator] = "Administrator",
            [CareBridge.Platform.Security.Role.PeerSpecialist] = "Peer specialist",
            [CareBridge.Platform.Security.Role.CrisisResponder] = "Crisis responder",
            [CareBridge.Platform.Security.Role.ClinicStaff] = "Clinic staff",
            [CareBridge.Platform.Security.Role.SocialServiceStaff] = "Social service staff",
            [CareBridge.Platform.Security.Role.Participant] = "Participant",
            [CareBridge.Platform.Security.Role.PrivacyOfficer] = "Privacy officer",
            [CareBridge.Platform.Security.Role.Service] = "Service",
        },
        Title = "Your account",
        ActingAs = "You act as",
        OtherPositions = "Your other positions",
        OtherPositionsText = "Choose one to act for it from now on. What you see changes with it.",
        SecondTitle = "How you sign in",
        HasSecond = "Besides your password you have a second step. It keeps others out who learn your password.",
        NeedsSecond = "Your role needs a second step besides the password.",
        MayHave = "You can add a second step besides your password. It keeps others out who learn your password.",
        SetUp = "set up",
        NotSetUp = "not set up",
        PasswordTitle = "Change your password",
        PasswordText = "All your other sessions end when you change it.",
        PasswordSet = "Your password is changed. All your other sessions have ended.",
        Current = "Password now",
        New = "New password, at least 12 characters",
        ChangePassword = "Change the password",
        Sessions = SessionWords.English,
        SessionsTitle = "Where you are signed in",
        SessionsText = "Left a device somewhere, or is there one that you do not know? End it here. If you do not know "
            + "it, change your password too. Ending all signs you out everywhere but here, programs with a token too.",
        SessionsEnded = "All your other sessions have ended.",
        EndSessions = "End all other sessions",
        BackToAccount = "Back to your account",
        SetUpNow = "Before you can go on, your role needs a second step for signing in. Set up an authenticator app or "
            + "a passkey. It takes two minutes.",
        LastSecond = "This is your last second step, and your role needs one. Set up another one first.",
        TooMany = "You have as many passkeys as there can be. Remove one first.",
        Conflict = "It has changed since you opened this page. Below is how it stands now.",
        App = "Authenticator app",
        AppText = "The app on your phone shows a new code every 30 seconds. You type it when you sign in.",
        AppFirst = "Install an authenticator app, if you have none.",
        AppScan = "Scan this picture with the app.",
        AppType = "Or type this into the app:",
        AppCode = "Type the code that the app shows now.",
        AppCodeLabel = "Six digits",
        AppOn = "It is set up since",
        Picture = "QR code for the authenticator app",
        WrongCode = "This is not the code that the app shows for this picture. Check the clock of your phone.",
        TurnOn = "Turn it on",
        PasskeyInstead = "Use a passkey instead",
        RemoveApp = "Remove the app",
        RemoveAppText = "Its codes do not open your account any more. Without a passkey your password alone does.",
        CodesTitle = "Recovery codes",
        CodesText = "Each lets you in once when you have lost your phone or your passkey. Write them down, and keep "
            + "them where you keep what nobody else should find.",
        CodesOnce = "You see these codes only now.",
        CodesLeft = "Left:",
        CodesKept = "I have written them down",
        NewCodes = "Make ten new codes",
        NewCodesText = "If you make new ones, the old ones open nothing any more.",
        Passkeys = "Passkeys",
        PasskeysText = "With a passkey you sign in by your finger, your face or the PIN of your device, without a "
            + "password. It works on this site only, so nobody can trick you out of it.",
        NoPasskeys = "You have none yet. Add one for each device that you use, or a security key.",
        YourPasskeys = "Your passkeys",
        Name = "Name",
        Added = "Added",
        LastUsed = "Last used",
        Never = "never",
        Remove = "Remove",
        RemovePasskeyText = "A passkey that you remove does not open your account any more. You may also want to "
            + "delete it on the device.",
        AddPasskey = "Add a passkey",
        PasskeyName = "Name of the new passkey",
        PasskeyNameHint = "So that you know which it is, such as \"work phone\".",
        PasskeyNeedsScript = "Adding a passkey takes a browser that runs scripts. The authenticator app works without.",
        Notices = NoticeFormWords.English,
    };
}
