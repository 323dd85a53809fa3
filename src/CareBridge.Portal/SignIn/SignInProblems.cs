using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.SignIn;

internal static class SignInProblems
{
    /// <summary>One answer for an unknown address, a wrong password, a locked and a disabled account.</summary>
    public static IResult InvalidCredentials() => Unauthorized(
        "invalid-credentials", "The e-mail address and the password do not open an account at the moment.");

    /// <summary>For whoever has given the right password, and no code.</summary>
    public static IResult SecondFactorNeeded() => Unauthorized(
        "second-factor-needed", "Send the code of the authenticator app too, or a recovery code.");

    public static IResult InvalidToken() => Unauthorized("invalid-token", "Sign in again.");

    /// <summary>From where they ask. It says nothing of any account.</summary>
    public static IResult TooManyTries() => Results.Problem(
        statusCode: StatusCodes.Status429TooManyRequests,
        title: "Too many tries from this address: come again after the time in Retry-After.",
        extensions: new Dictionary<string, object?> { ["code"] = "too-many-tries" });

    private static IResult Unauthorized(string code, string title) => Results.Problem(
        statusCode: StatusCodes.Status401Unauthorized,
        title: title,
        extensions: new Dictionary<string, object?> { ["code"] = code });
}
