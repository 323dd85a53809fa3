using System.Globalization;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>Reasons in plain words.</summary>
internal static class MatchWords
{
    public static string Of(MatchReason reason, ReaderLanguage language) => language switch
    {
        ReaderLanguage.En => InEnglish(reason, List(reason, language, "and")),
        ReaderLanguage.Es => InSpanish(reason, List(reason, language, "y")),
    };

    public static string Of(LeftOutCode code, ReaderLanguage language) => language switch
    {
        ReaderLanguage.En => InEnglish(code),
        ReaderLanguage.Es => InSpanish(code),
    };

    private static string InEnglish(MatchReason reason, string about) => reason.Code switch
    {
        ReasonCode.FollowsYourWay => $"It follows a way that you want: {about}.",
        ReasonCode.FollowsOtherWays => $"It follows another way than those you named: {about}.",
        ReasonCode.ForPeopleLikeYou => $"It is meant for {about}.",
        ReasonCode.ForEverybody => "It is for everybody.",
        ReasonCode.MeantForSome => $"It is meant for {about}: ask whether it is for you.",
        ReasonCode.MeantForOthers => $"It is meant for {about}, which you did not say of yourself.",
        ReasonCode.HeldAsYouLike => $"Its meetings are held as you like: {about}.",
        ReasonCode.SpeaksYourLanguage => "Your language is spoken there.",
        ReasonCode.HasWhatYouNeed => $"It has what you need: {about}.",
        ReasonCode.MeetsWhenYouCan => "It meets when you can.",
        ReasonCode.ByAppointment => "It meets by appointment.",
        ReasonCode.TimesNotKnown => "Its times are not known: ask.",
        ReasonCode.IsNear => $"It is {Distance(reason)} away.",
        ReasonCode.DistanceNotKnown => "How far it is, is not known.",
        ReasonCode.NoNeedToTravel => "You can join online.",
        ReasonCode.WelcomesVisits => "You are welcome to come and see what it is like.",
        ReasonCode.HasRoom => "It has room.",
        ReasonCode.OthersWereSentThere => "Others were sent there lately, so it comes further down.",
    };

    private static string InSpanish(MatchReason reason, string about) => reason.Code switch
    {
        ReasonCode.FollowsYourWay => $"Sigue un camino que usted quiere: {about}.",
        ReasonCode.FollowsOtherWays => $"Sigue otro camino que los que usted nombró: {about}.",
        ReasonCode.ForPeopleLikeYou => $"Es para {about}.",
        ReasonCode.ForEverybody => "Es para todas las personas.",
        ReasonCode.MeantForSome => $"Es para {about}: pregunte si es para usted.",
        ReasonCode.MeantForOthers => $"Es para {about}, y usted no lo dijo de sí.",
        ReasonCode.HeldAsYouLike => $"Las reuniones son como a usted le gustan: {about}.",
        ReasonCode.SpeaksYourLanguage => "Allí se habla su idioma.",
        ReasonCode.HasWhatYouNeed => $"Tiene lo que usted necesita: {about}.",
        ReasonCode.MeetsWhenYouCan => "Se reúne cuando usted puede.",
        ReasonCode.ByAppointment => "Se reúne con cita previa.",
        ReasonCode.TimesNotKnown => "No se conocen sus horarios: pregunte.",
        ReasonCode.IsNear => $"Está a {Distance(reason)}.",
        ReasonCode.DistanceNotKnown => "No se sabe a qué distancia está.",
        ReasonCode.NoNeedToTravel => "Puede participar por internet.",
        ReasonCode.WelcomesVisits => "Puede ir a conocerlo sin compromiso.",
        ReasonCode.HasRoom => "Tiene lugar.",
        ReasonCode.OthersWereSentThere => "Hace poco se envió allí a otras personas; por eso aparece más abajo.",
    };

    private static string InEnglish(LeftOutCode code) => code switch
    {
        LeftOutCode.NoRoom => "They take nobody new.",
        LeftOutCode.FullForNow => "Their places may be taken: others were sent there lately.",
        LeftOutCode.OtherFormat => "They meet otherwise than you want, online or at a place.",
        LeftOutCode.WayNotWanted => "They follow a way that you do not want.",
        LeftOutCode.StructureNotWanted => "Their meetings are held as you do not want.",
        LeftOutCode.OtherLanguage => "Your language is not spoken there.",
        LeftOutCode.MeantForOthers => "They are meant for others.",
        LeftOutCode.AccessNotKnown => "They do not say that they have what you need.",
        LeftOutCode.OtherTimes => "They meet when you cannot.",
        LeftOutCode.TooFar => "They are too far away.",
    };

    private static string InSpanish(LeftOutCode code) => code switch
    {
        LeftOutCode.NoRoom => "No reciben a nadie más.",
        LeftOutCode.FullForNow => "Puede que no tengan lugar: hace poco se envió allí a otras personas.",
        LeftOutCode.OtherFormat => "Se reúnen de otra forma que la que usted quiere, por internet o en un lugar.",
        LeftOutCode.WayNotWanted => "Siguen un camino que usted no quiere.",
        LeftOutCode.StructureNotWanted => "Sus reuniones son como usted no las quiere.",
        LeftOutCode.OtherLanguage => "Allí no se habla su idioma.",
        LeftOutCode.MeantForOthers => "Son para otras personas.",
        LeftOutCode.AccessNotKnown => "No dicen que tengan lo que usted necesita.",
        LeftOutCode.OtherTimes => "Se reúnen cuando usted no puede.",
        LeftOutCode.TooFar => "Están demasiado lejos.",
    };

    /// <summary>In the measure that is used there, to half a mile.</summary>
    private static string Distance(MatchReason reason)
    {
        const double KilometersOfMile = 1.609344;
        var kilometers = reason.Kilometers ?? 0;
        return string.Create(
            CultureInfo.InvariantCulture, $"{kilometers / KilometersOfMile:0.#} mi ({kilometers:0.#} km)");
    }

    private static string List(MatchReason reason, ReaderLanguage language, string and)
    {
        var words = reason.About.Select(value => GroupWords.Of(value, language)).ToList();
        return words.Count > 1 ? $"{string.Join(", ", words[..^1])} {and} {words[^1]}" : string.Concat(words);
    }
}
