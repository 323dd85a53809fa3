namespace CareBridge.Portal.Pages.Entry;

internal sealed partial record EntryWords
{
    private static readonly EntryWords English = new()
    {
        Code = "Code",
        CodeHint = "The six digits that your authenticator app shows now, or one of your recovery codes.",
        UsePasskey = "Use a passkey",
        NoPasskey = "Your device did not give a passkey. Try once more, or use another way.",
        NoSuchPasskey = "This passkey does not open an account here. Try once more, or use another way.",
        WrongCode = "That did not work. A code works once and for about a minute: wait for the next one.",
        Lockout = "After five wrong tries in a row an account stays closed for 15 minutes, even for who is right.",
        TooLate = "This took too long. Please begin again.",
        PasswordChanged = "Your password is changed. Sign in with it now.",
        SecondTitle = "One more step",
        Second = "The first step is done. Now show that you have your phone or your key with you.",
        LostAll = "Lost your phone, your passkeys and your recovery codes? Ask an administrator of CareBridge.",
        GoOn = "Go on",
        UnlockTitle = "Is it still you?",
        Unlock = "You have been away for a while, or you are about to change how you sign in. Show once more who you "
            + "are.",
        UnlockKept = "You have been away for a while. What you have written is kept: you can send it when you have "
            + "shown who you are.",
        LockedText = "Nobody has done anything here for a while. What you were writing is still there.",
        OrCode = "Or, instead of the password:",
        SomebodyElse = "Sign in as somebody else",
        LinkInstead = "Get a link to sign in, without a password",
        LinkTitle = "Get a link to sign in",
        LinkText = "For people in recovery: we send you a link. It opens once, for 10 minutes.",
        Forgotten = "I forgot my password",
        ForgottenText = "We send a link to the e-mail address that you sign in with. It opens once, for 10 minutes, "
            + "and lets you choose a new password.",
        SendBy = "Send it by",
        ByEmail = "E-mail",
        ByText = "Text message",
        SendLink = "Send me the link",
        NoMail = "This CareBridge cannot send messages. Ask whoever gave you your account.",
        LinkAsked = "If this address has an account, and a message may be sent there at this hour, a link is on its "
            + "way.",
        LinkAskedHint = "It opens for 10 minutes. If nothing comes, look into the folder for junk mail. You can ask "
            + "five times an hour.",
        BackToSignIn = "Back to signing in",
        LinkOpen = "Use the button to sign in. The link works once.",
        LinkClosedTitle = "This link does not open",
        LinkClosed = "It was used already, is older than 10 minutes, or is not whole. Ask for a new one.",
        NewPasswordTitle = "Choose a new password",
        NewPasswordText = "All your sessions end when you set it. At least 12 characters; a few words that you can "
            + "remember are best.",
        NewPassword = "New password",
        SetPassword = "Set the password",
        WeakPassword = "At least 12 characters, and not the same few over and over.",
    };
}
