import { X } from 'react-feather';
import { Button } from '../ui/button.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './item.module.css';
import type { ItemDraft } from './item-fields.ts';
import { wardrobeWords } from './words.ts';

const most = 5;

/** The colours of an item: those of the photo, less what is pressed, and one picked by hand. */
export function ColourInputs({
  of,
  onChange,
}: {
  of: ItemDraft['colours'];
  onChange(colours: ItemDraft['colours']): void;
}) {
  const words = useWords(wardrobeWords);
  const add = (hex: string) =>
    !of.some((one) => one.hex === hex) && onChange([...of, { hex, name: hex, share: 1 }]);
  return (
    <fieldset>
      <legend>{words.colours}</legend>
      <p className={layout.hint}>{words.coloursHint}</p>
      <Row className={layout.wrap}>
        {of.map(({ hex, name }) => (
          <Button
            key={hex}
            look="quiet"
            aria-label={words.removeColour(name)}
            onClick={() => onChange(of.filter((one) => one.hex !== hex))}
          >
            <span className={styles.dot} style={{ background: hex }} />
            {name}
            <X aria-hidden="true" size={14} />
          </Button>
        ))}
        {of.length < most && (
          <input
            type="color"
            aria-label={words.addColour}
            title={words.addColour}
            onBlur={({ target }) => add(target.value)}
            defaultValue="#888888"
          />
        )}
      </Row>
    </fieldset>
  );
}
